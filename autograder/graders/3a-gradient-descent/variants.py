"""Right answers of other kinds than the reference. None may lose a point."""

import matplotlib.pyplot as plt
import numpy as np

from autograder.mistakes.known import variant

# ---- gd_1d


@variant("an array, filled")
def gd_1d(df, x0, lr, n):
    xs = np.empty(n + 1)
    xs[0] = x0
    for k in range(n):
        xs[k + 1] = xs[k] - lr * df(xs[k])
    return xs


@variant("the rest of the walk by recursion")
def gd_1d(df, x0, lr, n):
    return [x0] + (gd_1d(df, x0 - lr * df(x0), lr, n - 1) if n else [])


@variant("a while loop and a running x")
def gd_1d(df, x0, lr, n):
    x = float(x0)
    xs = [x]
    while len(xs) < n + 1:
        x -= lr * df(x)
        xs.append(float(x))
    return xs


@variant("a tuple, by accumulate")
def gd_1d(df, x0, lr, n):
    from itertools import accumulate

    return tuple(accumulate([x0] * (n + 1), lambda x, _: x - lr * df(x)))


@variant("the place appended before each step, then the last")
def gd_1d(df, x0, lr, n):
    xs = []
    for _ in range(n):
        xs.append(x0)
        x0 = x0 - lr * df(x0)
    return np.array([*xs, x0])


@variant("np.append and one more call of df than needed")
def gd_1d(df, x0, lr, n):
    xs, slope = np.array([x0], dtype=float), df(x0)
    for _ in range(n):
        xs = np.append(xs, xs[-1] - lr * slope)
        slope = df(xs[-1])
    return xs


@variant("a generator")
def gd_1d(df, x0, lr, n):
    x = x0
    yield x
    for _ in range(n):
        x = x - lr * df(x)
        yield x


# ---- lr_regime


@variant("a word out of an array of words")
def lr_regime(a, lr):
    rho = 1 - lr * a
    words = np.array(["stuck", "diverges", "converges", "oscillates"])
    return words[0 if abs(rho) == 1 else 1 if abs(rho) > 1 else 2 if rho >= 0 else 3]


@variant("by lr·a")
def lr_regime(a, lr):
    p = lr * a
    if p in (0, 2):
        return "stuck"
    if p < 0 or p > 2:
        return "diverges"
    return "oscillates" if p > 1 else "converges"


@variant("two steps walked")
def lr_regime(a, lr):
    x = 1.0
    y = x - lr * a * x
    if abs(y) > abs(x):
        return "diverges"
    if abs(y) < abs(x):
        return "oscillates" if x * y < 0 else "converges"
    return "stuck"


@variant("isclose at the borders")
def lr_regime(a, lr):
    rho = 1 - lr * a
    if np.isclose(abs(rho), 1):
        return "stuck"
    if abs(rho) < 1:
        return "converges" if rho > -1e-12 else "oscillates"
    return "diverges"


@variant("chained comparisons, in the order of the table")
def lr_regime(a, lr):
    rho = 1 - a * lr
    if 0 <= rho < 1:
        return "converges"
    elif -1 < rho < 0:
        return "oscillates"
    elif rho == 1 or rho == -1:
        return "stuck"
    else:
        return "diverges"


@variant("a square, and words in a dict")
def lr_regime(a, lr):
    rho = 1 - lr * a
    inside = (rho * rho < 1) - (rho * rho > 1)
    return {0: "stuck", -1: "diverges", 1: "converges" if rho >= 0 else "oscillates"}[inside]


@variant("np.select, a word as an array without axes")
def lr_regime(a, lr):
    rho = 1 - lr * a
    cases = [abs(rho) == 1, abs(rho) > 1, rho < 0]
    return np.select(cases, ["stuck", "diverges", "oscillates"], "converges")


# ---- gradient_descent


@variant("an array, filled row by row")
def gradient_descent(grad, w0, lr, n):
    path = np.empty((n + 1, len(w0)))
    path[0] = w0
    for k in range(n):
        path[k + 1] = path[k] - lr * np.asarray(grad(path[k]))
    return path


@variant("a list of copies, changed in place")
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=np.float64)
    path = [w.copy()]
    for _ in range(n):
        w -= lr * grad(w)
        path.append(w.copy())
    return path


@variant("recursion and vstack")
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    if n == 0:
        return w[None, :]
    return np.vstack([w, gradient_descent(grad, w - lr * grad(w), lr, n - 1)])


@variant("the gradient first, then one coordinate after the other")
def gradient_descent(grad, w0, lr, n):
    w = [float(x) for x in w0]
    path = [list(w)]
    for _ in range(n):
        g = grad(np.array(w))
        for i in range(len(w)):
            w[i] = w[i] - lr * float(g[i])
        path.append(list(w))
    return path


@variant("a list of tuples")
def gradient_descent(grad, w0, lr, n):
    path = [tuple(map(float, w0))]
    for _ in range(n):
        here = np.array(path[-1])
        path.append(tuple(here - lr * grad(here)))
    return path


@variant("astype, accumulate, stack")
def gradient_descent(grad, w0, lr, n):
    from itertools import accumulate

    start = np.asarray(w0).astype(float)
    return np.stack(list(accumulate(range(n), lambda w, _: w - lr * grad(w), initial=start)))


@variant("1.0 times w0")
def gradient_descent(grad, w0, lr, n):
    w = 1.0 * np.array(w0)
    history = np.zeros((n + 1, w.size))
    for k in range(n + 1):
        history[k] = w
        if k < n:
            w = w - lr * grad(w)
    return history


@variant("a generator")
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    yield w
    for _ in range(n):
        w = w - lr * grad(w)
        yield w


# ---- mse, mse_grad


@variant("a dot product")
def mse(y_hat, y):
    r = np.asarray(y_hat, dtype=float).reshape(-1) - np.asarray(y, dtype=float).reshape(-1)
    return r @ r / r.size


@variant("plain Python")
def mse(y_hat, y):
    p, q = np.ravel(y_hat).tolist(), np.ravel(y).tolist()
    return sum((a - b) ** 2 for a, b in zip(p, q, strict=True)) / len(p)


@variant("columns, and an array of one entry")
def mse(y_hat, y):
    r = np.reshape(y_hat, (-1, 1)) - np.reshape(y, (-1, 1))
    return (r.T @ r / len(r))[0]


@variant("np.square and np.average, label first")
def mse(y_hat, y):
    return np.average(np.square(np.array(y).flatten() - np.array(y_hat).flatten()))


@variant("the mean of r² by np.var and np.mean")
def mse(y_hat, y):
    r = np.ravel(y_hat) - np.ravel(y)
    return np.var(r) + np.mean(r) ** 2


@variant("row times table", of="mse")
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.asarray(w, dtype=float) + b - np.asarray(y, dtype=float).reshape(-1)
    return r @ X * 2 / X.shape[0], 2 * np.mean(r)


@variant("a mean of products", of="mse")
def mse_grad(X, y, w, b):
    X, y = np.array(X), np.array(y).squeeze()
    r = (X * np.array(w)).sum(axis=1) + b - y
    return np.mean(2 * r[:, None] * X, axis=0), np.mean(2 * r)


@variant("loops", of="mse")
def mse_grad(X, y, w, b):
    y = np.ravel(y)
    m, n = len(X), len(w)
    dw, db = [0.0] * n, 0.0
    for i in range(m):
        r = sum(X[i][j] * w[j] for j in range(n)) + b - y[i]
        for j in range(n):
            dw[j] += 2 * r * X[i][j] / m
        db += 2 * r / m
    return dw, db


@variant("columns all through, made flat at the end; db an array of one entry; a list", of="mse")
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.reshape(w, (-1, 1)) + b - np.reshape(y, (-1, 1))
    d = 2 / len(X) * r
    return [(X.T @ d).ravel(), d.sum(axis=0)]


@variant("a column of ones", of="mse")
def mse_grad(X, y, w, b):
    X1 = np.hstack([np.asarray(X, dtype=float), np.ones((len(X), 1))])
    d = 2 * X1.T @ (X1 @ np.append(w, b) - np.ravel(y)) / len(X1)
    return d[:-1], d[-1]


@variant("einsum, label minus prediction and a minus in front", of="mse")
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = np.ravel(y) - np.einsum("ij,j->i", X, np.asarray(w, dtype=float)) - b
    return -2 * np.einsum("ij,i->j", X, r) / len(r), -2 * np.sum(r) / len(r)


# ---- numerical_gradient


@variant("moved in place in a copy, and put back")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    slopes = np.empty(x.shape)
    it = np.nditer(x, flags=["multi_index"])
    for _ in it:
        i = it.multi_index
        old = x[i]
        x[i] = old + h
        up = f(x)
        x[i] = old - h
        down = f(x)
        x[i] = old
        slopes[i] = (up - down) / (2 * h)
    return slopes


@variant("two copies for each entry")
def numerical_gradient(f, x, h=1e-5):
    x = np.asarray(x, dtype=float)
    slopes = np.zeros(x.shape)
    for i, _ in np.ndenumerate(x):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        slopes[i] = (f(up) - f(down)) / h / 2
    return slopes


@variant("rows of the identity")
def numerical_gradient(f, x, h=1e-5):
    x = np.asarray(x, dtype=float)
    steps = h * np.eye(x.size).reshape((x.size, *x.shape))
    return np.array([(f(x + s) - f(x - s)) / (2 * h) for s in steps]).reshape(x.shape)


@variant("flat, then back in shape")
def numerical_gradient(f, x, h=1e-5):
    shape = np.shape(x)
    flat = np.array(x, dtype=float).ravel()
    slopes = []
    for k in range(flat.size):
        e = np.zeros(flat.size)
        e[k] = h
        up, down = f((flat + e).reshape(shape)), f((flat - e).reshape(shape))
        slopes.append(0.5 * (float(up) - float(down)) / h)
    return np.reshape(slopes, shape)


@variant("central_difference along each coordinate")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    slopes = np.zeros_like(x)
    for i in np.ndindex(*x.shape):

        def along(t, i=i):
            moved = x.copy()
            moved[i] = t
            return f(moved)

        slopes[i] = (along(x[i] + h) - along(x[i] - h)) / (2 * h)
    return slopes


@variant("np.where for the entry that moves")
def numerical_gradient(f, x, h=1e-5):
    x = np.asarray(x) * 1.0
    number = np.arange(x.size).reshape(x.shape)
    up = [f(np.where(number == k, x + h, x)) for k in range(x.size)]
    down = [f(np.where(number == k, x - h, x)) for k in range(x.size)]
    return (np.array(up, dtype=float) - np.array(down, dtype=float)).reshape(x.shape) / (2 * h)


# ---- grad_check


@variant("one entry after the other")
def grad_check(f, grad, x):
    a, n = np.ravel(grad(x)), np.ravel(numerical_gradient(f, x))
    floor = max(1e-3 * max(abs(n)), 1e-6 * max(1, abs(f(x))))
    worst = 0.0
    for p, q in zip(a, n, strict=True):
        worst = max(worst, abs(p - q) / max(abs(p), abs(q), floor))
    return worst


@variant("own differences, in place of numerical_gradient")
def grad_check(f, grad, x):
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    a = grad(x)
    size = np.clip(np.maximum(abs(a), abs(n)), max(1e-3 * abs(n).max(), 1e-6, 1e-6 * abs(f(x))), None)
    return (abs(a - n) / size).max()


@variant("np.max over a stack")
def grad_check(f, grad, x):
    a, n = np.array(grad(x), dtype=float), numerical_gradient(f, x, 1e-5)
    floor = np.max([1e-3 * np.max(np.abs(n)), 1e-6, 1e-6 * np.abs(f(x))])
    below = np.max([np.abs(a), np.abs(n), np.full(n.shape, floor)], axis=0)
    return float(np.amax(np.abs(n - a) / below))


@variant("np.maximum.reduce, and a number as an array without axes")
def grad_check(f, grad, x):
    n = numerical_gradient(f, x.copy())
    a = np.asarray(grad(x.copy()), dtype=float)
    floors = [np.full_like(n, 1e-3 * np.abs(n).max()), np.full_like(n, 1e-6 * max(1.0, abs(float(f(x)))))]
    return np.asarray(np.max(np.abs(a - n) / np.maximum.reduce([np.abs(a), np.abs(n), *floors])))


@variant("sorted errors, the last")
def grad_check(f, grad, x):
    analytic, numeric = grad(x), numerical_gradient(f, x)
    floor = 1e-3 * np.linalg.norm(numeric.ravel(), np.inf)
    floor = floor if floor > 1e-6 * max(1, abs(f(x))) else 1e-6 * max(1, abs(f(x)))
    errors = [
        abs(p - q) / max(abs(p), abs(q), floor) for p, q in zip(np.ravel(analytic), np.ravel(numeric), strict=True)
    ]
    return sorted(errors)[-1]


@variant("a smaller step")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x), dtype=float), numerical_gradient(f, x, h=1e-6)
    floor = max(1e-3 * np.abs(n).max(), 1e-6 * max(1, abs(f(x))))
    return np.max(np.abs(a - n) / np.maximum(np.maximum(np.abs(a), np.abs(n)), floor))


# ---- plot_descent


@variant("filled contours with a colour bar, a scatter on the line, a logarithmic loss axis")
def plot_descent(grad, loss, w0, lr, n):
    path = np.array(gradient_descent(grad, w0, lr, n))
    low, high = path.min(axis=0) - 1, path.max(axis=0) + 1
    X, Y = np.meshgrid(np.linspace(low[0], high[0], 31), np.linspace(low[1], high[1], 35))
    Z = np.array([loss(np.array(p)) for p in zip(X.ravel(), Y.ravel(), strict=True)]).reshape(X.shape)
    fig, (top, low_ax) = plt.subplots(2, 1)
    fig.colorbar(top.contourf(X, Y, Z, 20), ax=top)
    top.plot(*path.T, "w-")
    top.scatter(*path.T, c="w")
    top.set_xlabel("first weight")
    top.set_ylabel("second weight")
    low_ax.semilogy(np.arange(n + 1), [loss(w) for w in path], ".-")
    low_ax.set(xlabel="iteration", ylabel="loss")
    return fig


@variant("a Figure without pyplot, the loss on the left, logarithmic levels")
def plot_descent(grad, loss, w0, lr, n):
    from matplotlib.figure import Figure

    path = gradient_descent(grad, w0, lr, n)
    xs, ys = np.linspace(-3, 3, 41), np.linspace(-2.5, 2.5, 51)
    Z = np.empty((len(ys), len(xs)))
    for i in range(len(ys)):
        for j in range(len(xs)):
            Z[i, j] = loss(np.array([xs[j], ys[i]]))
    fig = Figure(figsize=(8, 4))
    losses, valley = fig.subplots(1, 2)
    valley.contour(xs, ys, Z, levels=np.logspace(-1, 2, 12))
    valley.plot([w[0] for w in path], [w[1] for w in path], marker=".", color="r")
    valley.set(xlabel="$w_1$", ylabel="$w_2$", title="path", aspect="equal")
    losses.plot([loss(w) for w in path])
    losses.set(xlabel="step", ylabel="$L$")
    return fig


@variant("subplots one by one, contours and filled contours, a square range around the path")
def plot_descent(grad, loss, w0, lr, n):
    path = np.array(gradient_descent(grad, w0, lr, n))
    r = 1.1 * np.abs(path).max()
    u = np.arange(-r, r, r / 15)
    Z = np.apply_along_axis(loss, 2, np.stack(np.meshgrid(u, u), axis=2))
    fig = plt.figure()
    ax = fig.add_subplot(1, 2, 1)
    ax.contourf(u, u, Z)
    ax.clabel(ax.contour(u, u, Z, colors="k"))
    ax.plot(path[:, 0], path[:, 1])
    ax.plot(path[0, 0], path[0, 1], "o")
    ax.axhline(0)
    plt.xlabel("w[0]")
    plt.ylabel("w[1]")
    fig.add_subplot(1, 2, 2)
    plt.plot(range(n + 1), [loss(w) for w in path], label="loss")
    plt.legend()
    plt.xlabel("k")
    plt.ylabel("loss")
    return plt.gcf()


@variant("the walk in a loop of its own, the loss kept on the way")
def plot_descent(grad, loss, w0, lr, n):
    w = np.array(w0, dtype=float)
    xs, ys, losses = [w[0]], [w[1]], [loss(w)]
    for _ in range(n):
        w = w - lr * grad(w)
        xs.append(w[0])
        ys.append(w[1])
        losses.append(loss(w))
    fig, axes = plt.subplots(ncols=2)
    g = np.linspace(-4, 4, 33)
    axes[0].contour(*np.meshgrid(g, g), np.array([[loss(np.array([a, b])) for a in g] for b in g]), 30)
    axes[0].plot(xs, ys, "r.-", lw=1)
    axes[1].plot(losses, "k")
    for ax, x, y in zip(axes, ("w1", "step"), ("w2", "loss"), strict=True):
        ax.set_xlabel(x)
        ax.set_ylabel(y)
    return fig


@variant("arrows for the path beside the line; supxlabel left out")
def plot_descent(grad, loss, w0, lr, n):
    path = np.array(gradient_descent(grad, w0, lr, n))
    step = np.diff(path, axis=0)
    a = np.linspace(-2.5, 2.5, 26)
    fig, (valley, fall) = plt.subplots(1, 2, figsize=(9, 4))
    valley.contour(a, a, np.log([[loss(np.array([x, y])) + 0.01 for x in a] for y in a]), 12)
    valley.quiver(path[:-1, 0], path[:-1, 1], step[:, 0], step[:, 1], angles="xy", scale_units="xy", scale=1)
    valley.plot(path[:, 0], path[:, 1], lw=0.5)
    valley.set(xlabel="x", ylabel="y")
    fall.stem([loss(w) for w in path])
    fall.plot([loss(w) for w in path])
    fall.set(xlabel="step", ylabel="loss", title="the loss falls")
    return fig
