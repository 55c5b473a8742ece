"""Right answers of 5 of other kinds; none of them may lose a point."""

import math

import numpy as np

from autograder.mistakes.known import variant
from course.givens import relu, relu_prime, sigmoid, sigmoid_prime, tanh_prime

# ---- Value


class Value:
    """Stands here for the right one, which some of the classes below change."""


@variant("numbered as they are made, the youngest speaks first")
class Value:
    made = 0

    def __init__(self, data, parents=()):
        Value.made += 1
        self.data, self.grad, self.parents, self.number = data, 0, parents, Value.made

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, [(self, 1), (other, 1)])

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])

    def __sub__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data - other.data, [(self, 1), (other, -1)])

    def __rsub__(self, other):
        return Value(other - self.data, [(self, -1)])

    def __truediv__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data / other.data, [(self, 1 / other.data), (other, -self.data / other.data**2)])

    def __rtruediv__(self, other):
        return Value(other / self.data, [(self, -other / self.data**2)])

    def __neg__(self):
        return Value(-self.data, [(self, -1)])

    def __pow__(self, k):
        return Value(self.data**k, [(self, k * self.data ** (k - 1))])

    __radd__ = __add__
    __rmul__ = __mul__

    def exp(self):
        return Value(np.exp(self.data), [(self, np.exp(self.data))])

    def log(self):
        return Value(np.log(self.data), [(self, 1 / self.data)])

    def tanh(self):
        return Value(np.tanh(self.data), [(self, 1 - np.tanh(self.data) ** 2)])

    def relu(self):
        return Value(np.maximum(0, self.data), [(self, np.where(self.data > 0, 1, 0))])

    def backward(self):
        nodes, waiting = {self.number: self}, [self]
        while waiting:
            for parent, _ in waiting.pop().parents:
                if parent.number not in nodes:
                    nodes[parent.number] = parent
                    waiting.append(parent)
        for node in nodes.values():
            node.grad = 0
        self.grad = 1
        for number in sorted(nodes, reverse=True):
            for parent, slope in nodes[number].parents:
                parent.grad = parent.grad + slope * nodes[number].grad


@variant("closures, and a recursion that is allowed to go deep")
class Value:
    def __init__(self, data, _children=(), _op=""):
        self.data = data
        self.grad = 0.0
        self._backward = lambda: None
        self._prev = set(_children)
        self._op = _op

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other), "+")

        def _backward():
            self.grad += out.grad
            other.grad += out.grad

        out._backward = _backward
        return out

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other), "*")

        def _backward():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out._backward = _backward
        return out

    def __pow__(self, other):
        assert isinstance(other, int | float)
        out = Value(self.data**other, (self,), f"**{other}")

        def _backward():
            self.grad += (other * self.data ** (other - 1)) * out.grad

        out._backward = _backward
        return out

    def _elementary(self, height, slope):
        out = Value(height, (self,))

        def _backward():
            self.grad += slope * out.grad

        out._backward = _backward
        return out

    def exp(self):
        return self._elementary(math.exp(self.data), math.exp(self.data))

    def log(self):
        return self._elementary(math.log(self.data), self.data**-1)

    def tanh(self):
        t = (math.exp(2 * self.data) - 1) / (math.exp(2 * self.data) + 1)
        return self._elementary(t, (1 - t) * (1 + t))

    def relu(self):
        return self._elementary(0 if self.data < 0 else self.data, self.data > 0)

    def backward(self):
        import sys

        sys.setrecursionlimit(100_000)
        topo, visited = [], set()

        def build_topo(v):
            if v not in visited:
                visited.add(v)
                for child in v._prev:
                    build_topo(child)
                topo.append(v)

        build_topo(self)
        for v in topo:
            v.grad = 0
        self.grad = 1
        for v in reversed(topo):
            v._backward()

    def __neg__(self):
        return self * -1

    def __radd__(self, other):
        return self + other

    def __sub__(self, other):
        return self + (-other)

    def __rsub__(self, other):
        return other + (-self)

    def __rmul__(self, other):
        return self * other

    def __truediv__(self, other):
        return self * other**-1

    def __rtruediv__(self, other):
        return other * self**-1


@variant("children are counted; who has heard all of them, speaks")
class Value(Value):
    def backward(self):
        missing, waiting = {}, [self]
        while waiting:
            for parent, _ in waiting.pop().parents:
                if parent not in missing:
                    waiting.append(parent)
                missing[parent] = missing.get(parent, 0) + 1
        heard, ready = dict.fromkeys(missing, 0.0) | {self: 1.0}, [self]
        while ready:
            node = ready.pop()
            node.grad = heard[node]
            for parent, slope in node.parents:
                heard[parent] += slope * node.grad
                missing[parent] -= 1
                if missing[parent] == 0:
                    ready.append(parent)


@variant("everybody keeps its depth")
class Value(Value):
    def backward(self):
        order = sorted(self.family(), key=lambda node: node.depth, reverse=True)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in order:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad

    def family(self):
        found, waiting = {self}, [self]
        while waiting:
            for parent, _ in waiting.pop().parents:
                if parent not in found:
                    found.add(parent)
                    waiting.append(parent)
        return found

    def __init__(self, data, parents=()):
        self.data, self.grad, self.parents = data, 0.0, parents
        self.depth = 1 + max((parent.depth for parent, _ in parents), default=0)


@variant("a tape of all operations, read from its end")
class Value(Value):
    tape = []  # noqa: RUF012

    def __init__(self, data, parents=()):
        self.data, self.grad, self.parents = float(data), 0.0, list(parents)
        Value.tape.append(self)

    def backward(self):
        for node in Value.tape:
            node.grad = 0.0
        self.grad = 1.0
        for node in Value.tape[::-1]:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


@variant("slopes written in other ways")
class Value(Value):
    def __pow__(self, k):
        height = self.data**k
        return Value(height, ((self, height * k / self.data if self.data else float(k == 1)),))

    def __mul__(self, other):
        data = getattr(other, "data", other)
        parents = [(self, data)]
        if isinstance(other, Value):
            parents.append((other, self.data))
        return Value(self.data * data, parents)

    def exp(self):
        y = np.e**self.data
        return Value(y, [(self, y)])

    def tanh(self):
        e = np.exp(-2 * self.data)
        return Value((1 - e) / (1 + e), [(self, 4 * e / (1 + e) ** 2)])

    def relu(self):
        if self.data > 0:
            return Value(self.data, [(self, 1)])
        return Value(0)


# ---- with_l2


@variant("a function inside")
def with_l2(grad, lam):
    def new_grad(w):
        w = np.asarray(w, dtype=float)
        return np.asarray(grad(w)) + lam * w

    return new_grad


@variant("entry by entry")
def with_l2(grad, lam):
    return lambda w: np.array([g + lam * x for g, x in zip(grad(w), w)])


@variant("an object that is called")
def with_l2(grad, lam):
    class Pulled:
        def __call__(self, w):
            return np.add(grad(w), np.multiply(lam, w))

    return Pulled()


@variant("a copy that is added to")
def with_l2(grad, lam):
    def pulled(weights):
        result = np.array(grad(weights.copy()), dtype=float)
        result += weights * lam
        return result

    return pulled


# ---- adam


@variant("the correction in the rate")
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    path = np.empty((n + 1, len(w0)))
    path[0] = w0
    m = v = np.zeros(len(w0))
    for t in range(n):
        g = grad(path[t])
        m, v = m + (1 - beta1) * (g - m), v + (1 - beta2) * (g * g - v)
        root = np.sqrt(v / (1 - beta2 ** (t + 1)))
        path[t + 1] = path[t] - lr / (1 - beta1 ** (t + 1)) * m / (root + eps)
    return path


@variant("weight by weight, a list of lists")
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = [float(x) for x in w0]
    m, v = [0.0] * len(w), [0.0] * len(w)
    path = [list(w)]
    power1 = power2 = 1.0
    for _ in range(n):
        g = grad(np.array(w))
        power1, power2 = power1 * beta1, power2 * beta2
        for i in range(len(w)):
            m[i] = beta1 * m[i] + (1 - beta1) * g[i]
            v[i] = beta2 * v[i] + (1 - beta2) * g[i] ** 2
            w[i] -= lr * (m[i] / (1 - power1)) / (math.sqrt(v[i] / (1 - power2)) + eps)
        path.append(list(w))
    return path


@variant("copies of a w that is changed in place")
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0).astype(float)
    m, v, path = 0, 0, [w.copy()]
    for t in range(1, n + 1):
        g = np.array(grad(w.copy()))
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        w -= lr * m / (1 - beta1**t) / ((v / (1 - beta2**t)) ** 0.5 + eps)
        path.append(w.copy())
    return path


@variant("a start that stays what it was given as")
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w, m, v, path = w0, 0.0, 0.0, [w0]
    for t in range(1, n + 1):
        g = grad(np.asarray(w))
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        w = w - lr * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps)
        path.append(w)
    return np.array(path, dtype=float)


@variant("a generator of points, gathered")
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    import itertools

    def steps():
        w, m, v = np.array(w0, dtype=float), 0.0, 0.0
        yield w
        for t in itertools.count(1):
            g = grad(w)
            m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g**2
            w = w - lr * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps)
            yield w

    return np.stack(list(itertools.islice(steps(), n + 1)))


# ---- gradient_norms


@variant("if and elif, slopes from heights, an array")
def gradient_norms(X, Ws, kind, dA):
    def g(Z):
        if kind == "sigmoid":
            return 1 / (1 + np.exp(-Z))
        elif kind == "tanh":
            return np.tanh(Z)
        elif kind == "relu":
            return Z * (Z > 0)
        return Z

    def slope(A):
        if kind == "sigmoid":
            return A * (1 - A)
        elif kind == "tanh":
            return 1 - A**2
        elif kind == "relu":
            return A > 0
        return 1.0

    As = [X]
    for W in Ws:
        As.append(g(As[-1].dot(W)))
    norms = np.zeros(len(Ws))
    for layer in reversed(range(len(Ws))):
        dZ = slope(As[layer + 1]) * dA
        norms[layer] = np.sqrt((dZ**2).sum())
        dA = dZ.dot(Ws[layer].T)
    return norms


@variant("a recursion from the front")
def gradient_norms(X, Ws, kind, dA):
    height, slope = {
        "sigmoid": (sigmoid, sigmoid_prime),
        "tanh": (np.tanh, tanh_prime),
        "relu": (relu, relu_prime),
        "linear": (lambda Z: Z, np.ones_like),
    }[kind]
    norms = []

    def message_to(A, Ws):
        if not Ws:
            return dA
        Z = A @ Ws[0]
        dZ = message_to(height(Z), Ws[1:]) * slope(Z)
        norms.append(float(np.sqrt(np.vdot(dZ, dZ))))
        return np.einsum("mk,nk->mn", dZ, Ws[0])

    message_to(X, Ws)
    return tuple(norms[::-1])


@variant("a deque, and norms by hypot")
def gradient_norms(X, Ws, kind, dA):
    from collections import deque

    table = {"sigmoid": (sigmoid, sigmoid_prime), "tanh": (np.tanh, tanh_prime), "relu": (relu, relu_prime)}
    g, dg = table.get(kind, (lambda Z: Z, lambda Z: np.ones(Z.shape)))
    kept, A = [], np.array(X)
    for W in Ws:
        Z = np.matmul(A, W)
        kept.append((Z, W))
        A = g(Z)
    norms, message = deque(), np.array(dA)
    while kept:
        Z, W = kept.pop()
        message = message * dg(Z)
        norms.appendleft(math.hypot(*message.ravel()))
        message = (W @ message.T).T
    return list(norms)


# ---- relu_census


@variant("the largest pre-activation")
def relu_census(X, params):
    counts = []
    for W, b in params:
        Z = X @ W + b
        counts.append(np.sum(Z.max(axis=0) <= 0))
        X = np.where(Z > 0, Z, 0)
    return counts


@variant("unit by unit, an array")
def relu_census(X, params):
    A, counts = np.array(X), []
    for W, b in params:
        A = np.maximum(0, A.dot(W) + b)
        dead = 0
        for unit in A.T:
            if not any(unit > 0):
                dead += 1
        counts.append(dead)
    return np.array(counts)


@variant("all units less those that are alive")
def relu_census(X, params):
    def walk():
        A = X
        for W, b in params:
            A = (A @ W + b).clip(min=0)
            yield A.shape[1] - np.count_nonzero(A.any(axis=0))

    return list(walk())


@variant("sums of heights, floats")
def relu_census(X, params):
    counts, A = [], X
    for W, b in params:
        A = relu(A @ W + b)
        counts.append(float((A.sum(axis=0) == 0).sum()))
    return tuple(counts)


# ---- eulerian, sigmoid_nth


@variant("the recurrence, remembered")
def eulerian(n):
    from functools import cache

    @cache
    def A(n, k):
        if k < 0 or k >= n:
            return 0
        return 1 if n == 1 else (k + 1) * A(n - 1, k) + (n - k) * A(n - 1, k - 1)

    return [A(n, k) for k in range(n)]


@variant("an alternating sum")
def eulerian(n):
    return [sum((-1) ** j * math.comb(n + 1, j) * (k + 1 - j) ** n for j in range(k + 2)) for k in range(n)]


@variant("an array of whole numbers")
def eulerian(n):
    row = np.array([1], dtype=np.int64)
    for size in range(2, n + 1):
        left = np.append(row, 0) * np.arange(1, size + 1)
        row = left + np.append(0, row) * np.arange(size, 0, -1)
    return row


@variant("row folded into row, a tuple")
def eulerian(n):
    from functools import reduce

    def following(row, size):
        padded = [0, *row, 0]
        return [(k + 1) * padded[k + 1] + (size - k) * padded[k] for k in range(size)]

    return tuple(reduce(following, range(2, n + 1), [1]))


@variant("powers of e to −|z|", of="eulerian")
def sigmoid_nth(z, n):
    z = np.asarray(z, dtype=float)
    q = np.exp(-np.abs(z))
    total = sum((-1) ** k * A * q ** (n - k) for k, A in enumerate(eulerian(n))) / (1 + q) ** (n + 1)
    return np.where(z < 0, (-1) ** (n + 1) * total, total)


@variant("a loop over the terms, with the recurrence of its own", of="eulerian")
def sigmoid_nth(z, n):
    s = sigmoid(np.array(z, dtype=float))
    t = sigmoid(-np.array(z, dtype=float))
    terms = {(1, 1): 1}
    for _ in range(n - 1):
        new = {}
        for (p, q), c in terms.items():
            new[p, q + 1] = new.get((p, q + 1), 0) + p * c
            new[p + 1, q] = new.get((p + 1, q), 0) - q * c
        terms = new
    return sum(c * s**p * t**q for (p, q), c in terms.items())


@variant("one product over an array of powers", of="eulerian")
def sigmoid_nth(z, n):
    z, k = np.asarray(z, dtype=float)[..., None], np.arange(n)
    signed = np.array(eulerian(n)) * (-1.0) ** k
    return (signed * sigmoid(z) ** (k + 1) * sigmoid(-z) ** (n - k)).sum(axis=-1)
