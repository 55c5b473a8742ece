"""Known mistakes of 3a, each as a learner would hand it in. `row`: its number in the collection of misconceptions."""

import matplotlib.pyplot as plt
import numpy as np

from autograder.mistakes.known import mistake

# ---- gd_1d


@mistake("uphill: the step is added", "Should a step go where the curve rises, or where it falls?", row=81)
def gd_1d(df, x0, lr, n):
    xs = [x0]
    for _ in range(n):
        xs.append(xs[-1] + lr * df(xs[-1]))
    return xs


@mistake("the slope at the start, used for every step", "The slope changes as you move. Where is it read?", row=85)
def gd_1d(df, x0, lr, n):
    slope, xs = df(x0), [x0]
    for _ in range(n):
        xs.append(xs[-1] - lr * slope)
    return xs


@mistake("every step taken from the start", "Where does the second step begin?")
def gd_1d(df, x0, lr, n):
    xs = [x0]
    for _ in range(n):
        xs.append(x0 - lr * df(xs[-1]))
    return xs


@mistake("every step taken from the start", "Where does the second step begin?")
def gd_1d(df, x0, lr, n):
    xs = [x0]
    for _ in range(n):
        xs.append(x0 - lr * df(x0))
    return xs


@mistake("the start left out", "How many places do n steps visit, the first one too?", row=87)
def gd_1d(df, x0, lr, n):
    xs, x = [], x0
    for _ in range(n):
        x = x - lr * df(x)
        xs.append(x)
    return xs


@mistake("the last place left out", "After the last step, who writes down where it led?")
def gd_1d(df, x0, lr, n):
    xs, x = [], x0
    for _ in range(n):
        xs.append(x)
        x = x - lr * df(x)
    return xs


@mistake("one step too few", "n steps make n + 1 numbers. How often does your loop run?", row=87)
def gd_1d(df, x0, lr, n):
    xs = [x0]
    for _ in range(n - 1):
        xs.append(xs[-1] - lr * df(xs[-1]))
    return xs


@mistake("one step too few", "n steps make n + 1 numbers. How often does your loop run?", row=87)
def gd_1d(df, x0, lr, n):
    xs = [x0]
    for _ in range(1, n):
        xs.append(xs[-1] - lr * df(xs[-1]))
    return xs


@mistake("one step too many", "n steps make n + 1 numbers. How often does your loop run?")
def gd_1d(df, x0, lr, n):
    xs = [x0]
    for _ in range(n + 1):
        xs.append(xs[-1] - lr * df(xs[-1]))
    return xs


@mistake("only the last place returned", "The whole walk is asked for. What do you keep on the way?")
def gd_1d(df, x0, lr, n):
    x = x0
    for _ in range(n):
        x = x - lr * df(x)
    return x


@mistake("a return inside the loop", "How often does your loop run before it returns?")
def gd_1d(df, x0, lr, n):
    xs = [x0]
    for _ in range(n):
        xs.append(xs[-1] - lr * df(xs[-1]))
        return xs


@mistake("the learning rate forgotten", "The slope alone is no step. What makes it one?")
def gd_1d(df, x0, lr, n):
    xs = [x0]
    for _ in range(n):
        xs.append(xs[-1] - df(xs[-1]))
    return xs


@mistake("the slope forgotten: equal steps of lr", "Where is it steep, where flat? What makes steps long or short?")
def gd_1d(df, x0, lr, n):
    xs = [x0]
    for _ in range(n):
        xs.append(xs[-1] - lr)
    return xs


@mistake("only the sign of the slope used", "A steep place calls for a longer step. Where has its size gone?")
def gd_1d(df, x0, lr, n):
    xs = [x0]
    for _ in range(n):
        xs.append(xs[-1] - lr * np.sign(df(xs[-1])))
    return xs


@mistake("a step times x as well", "Does the update rule mention x a second time?", row=86)
def gd_1d(df, x0, lr, n):
    xs = [x0]
    for _ in range(n):
        xs.append(xs[-1] - lr * df(xs[-1]) * xs[-1])
    return xs


@mistake("x itself in place of its slope", "lr times what? The curve may have its bottom anywhere.")
def gd_1d(df, x0, lr, n):
    xs = [x0]
    for _ in range(n):
        xs.append(xs[-1] - lr * xs[-1])
    return xs


@mistake("divided by the learning rate", "A smaller learning rate should make smaller steps. Does yours?")
def gd_1d(df, x0, lr, n):
    xs = [x0]
    for _ in range(n):
        xs.append(xs[-1] - df(xs[-1]) / lr)
    return xs


@mistake("1 − lr outside: (1 − lr) times the slope", "Which two things are subtracted from each other?")
def gd_1d(df, x0, lr, n):
    xs = [x0]
    for _ in range(n):
        xs.append((1 - lr) * df(xs[-1]))
    return xs


@mistake("the step returned, without the place it starts from", "A step leads from somewhere. From where?")
def gd_1d(df, x0, lr, n):
    xs = [x0]
    for _ in range(n):
        xs.append(-lr * df(xs[-1]))
    return xs


@mistake("brackets that subtract before they multiply", "Which comes first in your line: times, or minus?")
def gd_1d(df, x0, lr, n):
    xs = [x0]
    for _ in range(n):
        xs.append((xs[-1] - lr) * df(xs[-1]))
    return xs


@mistake("the slopes kept, not the places", "Which numbers does the list hold: where it is, or how steep it is?")
def gd_1d(df, x0, lr, n):
    x, slopes = x0, [df(x0)]
    for _ in range(n):
        x = x - lr * df(x)
        slopes.append(df(x))
    return slopes


@mistake("the slope read at x0 minus one step too late", "Which place is the newest when you read the slope?")
def gd_1d(df, x0, lr, n):
    xs = [x0]
    for k in range(n):
        xs.append(xs[-1] - lr * df(xs[max(k - 1, 0)]))
    return xs


@mistake(
    "the learning rate shrinks from step to step", "Nobody asked for a smaller lr. What makes steps shorter anyway?"
)
def gd_1d(df, x0, lr, n):
    xs = [x0]
    for k in range(n):
        xs.append(xs[-1] - lr / (k + 1) * df(xs[-1]))
    return xs


@mistake("it stops where the slope is 0", "n + 1 numbers are asked for. How many come back at the bottom?")
def gd_1d(df, x0, lr, n):
    xs = [x0]
    for _ in range(n):
        if abs(df(xs[-1])) < 1e-9:
            break
        xs.append(xs[-1] - lr * df(xs[-1]))
    return xs


@mistake("places rounded on the way", "What is lost in every step by rounding?")
def gd_1d(df, x0, lr, n):
    xs = [x0]
    for _ in range(n):
        xs.append(round(float(xs[-1] - lr * df(xs[-1])), 2))
    return xs


@mistake(
    "an array of whole numbers: each place is cut off", "What dtype has an array that is made from a whole number?"
)
def gd_1d(df, x0, lr, n):
    xs = np.full(n + 1, x0)
    for k in range(n):
        xs[k + 1] = xs[k] - lr * df(xs[k])
    return xs


@mistake("df never called", "df is a function. What makes a number of it?")
def gd_1d(df, x0, lr, n):
    xs = [x0]
    for _ in range(n):
        xs.append(xs[-1] - lr * df)
    return xs


@mistake("nothing returned", "What does your function give back to whoever called it?")
def gd_1d(df, x0, lr, n):
    x = x0
    for _ in range(n):
        x = x - lr * df(x)
        print(x)


@mistake("the slope read one step ahead", "At which place do you stand when you read the slope?")
def gd_1d(df, x0, lr, n):
    xs = [x0]
    for _ in range(n):
        ahead = xs[-1] - lr * df(xs[-1])
        xs.append(xs[-1] - lr * df(ahead))
    return xs


@mistake("the newest place put in front", "The start comes first. Where does your list grow?")
def gd_1d(df, x0, lr, n):
    xs = [x0]
    for _ in range(n):
        xs.insert(0, xs[0] - lr * df(xs[0]))
    return xs


@mistake("the slope of one curve written into the code", "df is handed to you. Where do you call it?")
def gd_1d(df, x0, lr, n):
    xs = [x0]
    for _ in range(n):
        xs.append(xs[-1] - lr * 2 * xs[-1])
    return xs


# ---- lr_regime


@mistake(
    "the learning rate alone, whatever the curvature is", "Does the curvature matter? Try a = 0.1 and lr = 5.", row=139
)
def lr_regime(a, lr):
    rho = 1 - lr
    if abs(rho) == 1:
        return "stuck"
    if abs(rho) > 1:
        return "diverges"
    return "converges" if rho >= 0 else "oscillates"


@mistake(
    "the learning rate alone, whatever the curvature is", "Does the curvature matter? Try a = 0.1 and lr = 5.", row=139
)
def lr_regime(a, lr):
    if lr > 1:
        return "diverges"
    if lr == 1:
        return "stuck"
    return "converges"


@mistake("the curvature alone, whatever the learning rate is", "Which two numbers make the factor of one step?")
def lr_regime(a, lr):
    rho = 1 - a
    if abs(rho) == 1:
        return "stuck"
    if abs(rho) > 1:
        return "diverges"
    return "converges" if rho >= 0 else "oscillates"


@mistake("1 + lr·a: a walk uphill", "Is the step added or subtracted?")
def lr_regime(a, lr):
    rho = 1 + lr * a
    if abs(rho) == 1:
        return "stuck"
    if abs(rho) > 1:
        return "diverges"
    return "converges" if rho >= 0 else "oscillates"


@mistake("lr·a taken for the factor, with the 1 forgotten", "x − lr·a·x: what stands before x once it is taken out?")
def lr_regime(a, lr):
    rho = lr * a
    if abs(rho) == 1:
        return "stuck"
    if abs(rho) > 1:
        return "diverges"
    return "converges" if rho >= 0 else "oscillates"


@mistake("lr·a − 1: the factor with its sign turned", "Which is subtracted from which? Try a step that is very small.")
def lr_regime(a, lr):
    rho = lr * a - 1
    if abs(rho) == 1:
        return "stuck"
    if abs(rho) > 1:
        return "diverges"
    return "converges" if rho >= 0 else "oscillates"


@mistake("twice the slope: 1 − 2·lr·a", "The curve is ½·a·x². What does the ½ do to the slope?")
def lr_regime(a, lr):
    rho = 1 - 2 * lr * a
    if abs(rho) == 1:
        return "stuck"
    if abs(rho) > 1:
        return "diverges"
    return "converges" if rho >= 0 else "oscillates"


@mistake("half of the slope: 1 − lr·a/2", "The slope of ½·a·x² is given. Is there a ½ in it?")
def lr_regime(a, lr):
    rho = 1 - lr * a / 2
    if abs(rho) == 1:
        return "stuck"
    if abs(rho) > 1:
        return "diverges"
    return "converges" if rho >= 0 else "oscillates"


@mistake("lr divided by a", "A steeper curve: does a step become longer or shorter?")
def lr_regime(a, lr):
    rho = 1 - lr / a if a else 1
    if abs(rho) == 1:
        return "stuck"
    if abs(rho) > 1:
        return "diverges"
    return "converges" if rho >= 0 else "oscillates"


@mistake("“oscillates” and “converges” swapped", "A negative factor: does x keep its side?")
def lr_regime(a, lr):
    rho = 1 - lr * a
    if abs(rho) == 1:
        return "stuck"
    if abs(rho) > 1:
        return "diverges"
    return "oscillates" if rho >= 0 else "converges"


@mistake("everything from side to side said to oscillate", "Side to side, and ever further away: which word is that?")
def lr_regime(a, lr):
    rho = 1 - lr * a
    if abs(rho) == 1:
        return "stuck"
    if rho < 0:
        return "oscillates"
    return "converges" if rho < 1 else "diverges"


@mistake("no difference between one side and side to side", "Which of the four words do you never return?")
def lr_regime(a, lr):
    rho = 1 - lr * a
    if abs(rho) == 1:
        return "stuck"
    return "diverges" if abs(rho) > 1 else "converges"


@mistake("“stuck” only where nothing moves", "The factor is −1: what becomes of the distance?")
def lr_regime(a, lr):
    rho = 1 - lr * a
    if rho == 1:
        return "stuck"
    if abs(rho) > 1:
        return "diverges"
    return "converges" if rho >= 0 else "oscillates"


@mistake("“stuck” only where nothing moves", "The factor is −1: what becomes of the distance?")
def lr_regime(a, lr):
    rho = 1 - lr * a
    if rho == 1:
        return "stuck"
    if abs(rho) >= 1:
        return "diverges"
    return "converges" if rho >= 0 else "oscillates"


@mistake("“stuck” only from side to side", "The factor is 1: where does a step lead?")
def lr_regime(a, lr):
    rho = 1 - lr * a
    if rho == -1:
        return "stuck"
    if abs(rho) > 1:
        return "diverges"
    return "converges" if rho >= 0 else "oscillates"


@mistake("“stuck” only from side to side", "The factor is 1: where does a step lead?")
def lr_regime(a, lr):
    rho = 1 - lr * a
    if rho == -1:
        return "stuck"
    if abs(rho) >= 1:
        return "diverges"
    return "converges" if rho >= 0 else "oscillates"


@mistake("never “stuck”", "The factor is −1 or 1: does x come nearer, or go away?")
def lr_regime(a, lr):
    rho = 1 - lr * a
    if abs(rho) >= 1:
        return "diverges"
    return "converges" if rho >= 0 else "oscillates"


@mistake("never “stuck”", "The factor is −1 or 1: does x come nearer, or go away?")
def lr_regime(a, lr):
    rho = 1 - lr * a
    if abs(rho) > 1:
        return "diverges"
    return "converges" if rho >= 0 else "oscillates"


@mistake("a factor of 0 said to oscillate", "One step and it is there. Did it ever change its side?")
def lr_regime(a, lr):
    rho = 1 - lr * a
    if abs(rho) == 1:
        return "stuck"
    if abs(rho) > 1:
        return "diverges"
    return "converges" if rho > 0 else "oscillates"


@mistake("a factor of 0 said to be stuck", "On the bottom it stays, but how far away is that?")
def lr_regime(a, lr):
    rho = 1 - lr * a
    if abs(rho) == 1 or rho == 0:
        return "stuck"
    if abs(rho) > 1:
        return "diverges"
    return "converges" if rho > 0 else "oscillates"


@mistake("factors above 1 forgotten", "On a hill the factor is above 1. Where does the walk lead?")
def lr_regime(a, lr):
    rho = 1 - lr * a
    if abs(rho) == 1:
        return "stuck"
    if rho < -1:
        return "diverges"
    return "oscillates" if rho < 0 else "converges"


@mistake("the hill taken for a valley", "Its curvature is negative. Which way does a descent leave its top?")
def lr_regime(a, lr):
    rho = 1 - lr * abs(a)
    if abs(rho) == 1:
        return "stuck"
    if abs(rho) > 1:
        return "diverges"
    return "converges" if rho >= 0 else "oscillates"


@mistake("the factor returned, not the word", "The number says it all; which word does it stand for?")
def lr_regime(a, lr):
    return 1 - lr * a


@mistake("True or False returned, not the word", "There are four cases. Which word is this one?")
def lr_regime(a, lr):
    return abs(1 - lr * a) < 1


@mistake("the words written in another way", "Look at the four words of the stub: are yours exactly these?")
def lr_regime(a, lr):
    rho = 1 - lr * a
    if abs(rho) == 1:
        return "Stuck"
    if abs(rho) > 1:
        return "Diverges"
    return "Converges" if rho >= 0 else "Oscillates"


@mistake("nothing returned", "What does your function give back to whoever called it?")
def lr_regime(a, lr):
    rho = 1 - lr * a
    print("stuck" if abs(rho) == 1 else "diverges" if abs(rho) > 1 else "converges" if rho >= 0 else "oscillates")


@mistake(
    "“stuck”, whatever is asked", "rho == 1 or -1 is always true, and 0 never moves. Which of your words can come out?"
)
def lr_regime(a, lr):
    rho = 1 - lr * a
    if rho == 1 or -1:
        return "stuck"
    if abs(rho) > 1:
        return "diverges"
    return "converges" if rho >= 0 else "oscillates"


@mistake("a division by a, which may be 0", "On level ground a is 0. What can you compare without dividing?")
def lr_regime(a, lr):
    if lr == 2 / a or lr == 0:
        return "stuck"
    if lr > 2 / a or a < 0:
        return "diverges"
    return "converges" if lr <= 1 / a else "oscillates"


@mistake("a division by a, which may be 0", "On level ground a is 0. What can you compare without dividing?")
def lr_regime(a, lr):
    if lr <= 1 / a:
        return "converges"
    if lr < 2 / a:
        return "oscillates"
    return "stuck" if lr == 2 / a else "diverges"


@mistake("only real steps in a valley thought of", "lr·a may be 0, or negative. What is the factor of a step then?")
def lr_regime(a, lr):
    if lr * a > 2:
        return "diverges"
    if lr * a == 2:
        return "stuck"
    return "oscillates" if lr * a > 1 else "converges"


@mistake("only lr < 1/a taken to converge", "Between 1/a and 2/a it overshoots. Does it come nearer all the same?")
def lr_regime(a, lr):
    if lr * a == 1:
        return "stuck"
    return "converges" if lr * a < 1 else "diverges"


# ---- gradient_descent


@mistake("uphill: the step is added", "Uphill or downhill? Which way does the gradient point?", row=81)
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(n):
        w = w + lr * grad(w)
        path.append(w)
    return np.array(path)


@mistake(
    "one coordinate after the other, each from a new gradient",
    "Both slopes must be read at the same place. Where is the second one read?",
    row=82,
)
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    path = [w.copy()]
    for _ in range(n):
        for i in range(len(w)):
            w[i] -= lr * grad(w)[i]
        path.append(w.copy())
    return np.array(path)


@mistake(
    "one coordinate after the other, each from a new gradient",
    "Both slopes must be read at the same place. Where is the second one read?",
    row=82,
)
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    path = [w.copy()]
    for _ in range(n):
        for i in reversed(range(len(w))):
            w[i] -= lr * grad(w)[i]
        path.append(w.copy())
    return np.array(path)


@mistake("w0 itself walked away with", "Copy before you walk: whose array did you write into?", row=83)
def gradient_descent(grad, w0, lr, n):
    w = w0
    path = [np.array(w, dtype=float)]
    for _ in range(n):
        w -= lr * grad(w)
        path.append(w.copy())
    return np.array(path)


@mistake("w0 itself walked away with", "Copy before you walk: whose array did you write into?", row=83)
def gradient_descent(grad, w0, lr, n):
    w = np.asarray(w0, dtype=float)
    path = [w.copy()]
    for _ in range(n):
        w -= lr * grad(w)
        path.append(w.copy())
    return np.array(path)


@mistake("the same array stored n times", "All rows are the last one. What does append store: a copy?", row=84)
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(n):
        w -= lr * grad(w)
        path.append(w)
    return np.array(path)


@mistake("the same array stored n times", "All rows are the last one. What does append store: a copy?", row=84)
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    path = [w.copy()]
    for _ in range(n):
        w -= lr * grad(w)
        path.append(w)
    return np.array(path)


@mistake("the gradient at the start, used for every step", "The slope changes as you move. Where is it read?", row=85)
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    path, g = [w], grad(w)
    for _ in range(n):
        w = w - lr * g
        path.append(w)
    return np.array(path)


@mistake("the gradient at the start, used for every step", "The slope changes as you move. Where is it read?", row=85)
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(n):
        w = w - lr * grad(path[0])
        path.append(w)
    return np.array(path)


@mistake("every step taken from w0", "Where does the second step begin?")
def gradient_descent(grad, w0, lr, n):
    start = np.array(w0, dtype=float)
    path = [start]
    for _ in range(n):
        path.append(start - lr * grad(path[-1]))
    return np.array(path)


@mistake("a step times w as well", "Does the update rule mention w a second time?", row=86)
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(n):
        w = w - lr * grad(w) * w
        path.append(w)
    return np.array(path)


@mistake("one step too few", "How many places do n steps visit?", row=87)
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(n - 1):
        w = w - lr * grad(w)
        path.append(w)
    return np.array(path)


@mistake("one step too many", "How many places do n steps visit? How often does your loop run?")
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(n + 1):
        w = w - lr * grad(w)
        path.append(w)
    return np.array(path)


@mistake("row 0 left at zeros", "Row 0 is the start. Who writes w0 into it?")
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    path = np.zeros((n + 1, len(w)))
    for k in range(n):
        w = w - lr * grad(w)
        path[k + 1] = w
    return path


@mistake(
    "the learning rate shrinks from step to step", "Nobody asked for a smaller lr. What makes steps shorter anyway?"
)
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    path = [w]
    for k in range(n):
        w = w - lr / (k + 1) * grad(w)
        path.append(w)
    return np.array(path)


@mistake("w0 left out", "How many places do n steps visit, the first one too?", row=87)
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    path = []
    for _ in range(n):
        w = w - lr * grad(w)
        path.append(w)
    return np.array(path)


@mistake("the last place left out", "After the last step, who writes down where it led?")
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    path = []
    for _ in range(n):
        path.append(w)
        w = w - lr * grad(w)
    return np.array(path)


@mistake("only the last place returned", "The whole walk is asked for. What do you keep on the way?")
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    for _ in range(n):
        w = w - lr * grad(w)
    return w


@mistake("a return inside the loop", "How often does your loop run before it returns?")
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(n):
        w = w - lr * grad(w)
        path.append(w)
        return np.array(path)


@mistake("the learning rate forgotten", "The gradient alone is no step. What makes it one?")
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(n):
        w = w - grad(w)
        path.append(w)
    return np.array(path)


@mistake("a gradient made length 1", "Only the direction is left. Who says how long a step is now?")
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(n):
        g = grad(w)
        size = np.linalg.norm(g)
        w = w - lr * g / size if size else w
        path.append(w)
    return np.array(path)


@mistake("one slope for all coordinates", "Each coordinate has a slope of its own. What did you make of the vector?")
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(n):
        w = w - lr * np.sum(grad(w))
        path.append(w)
    return np.array(path)


@mistake("one slope for all coordinates", "Each coordinate has a slope of its own. What did you make of the vector?")
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(n):
        w = w - lr * np.mean(grad(w))
        path.append(w)
    return np.array(path)


@mistake("one slope for all coordinates", "Each coordinate has a slope of its own. What did you make of the vector?")
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(n):
        w = w - lr * grad(w)[0]
        path.append(w)
    return np.array(path)


@mistake("one slope for all coordinates", "Each coordinate has a slope of its own. What did you make of the vector?")
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(n):
        w = w - lr * np.linalg.norm(grad(w))
        path.append(w)
    return np.array(path)


@mistake("only the first coordinate moved", "All coordinates move at once. Which of yours stand still?")
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    path = [w.copy()]
    for _ in range(n):
        w[0] -= lr * grad(w)[0]
        path.append(w.copy())
    return np.array(path)


@mistake("one coordinate in each step, in turn", "All coordinates move at once. Which of yours stand still?")
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    path = [w.copy()]
    for k in range(n):
        i = k % len(w)
        w[i] -= lr * grad(w)[i]
        path.append(w.copy())
    return np.array(path)


@mistake("gradients piled up, as with momentum", "Nobody asked for memory. Which gradient belongs to this step?")
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    path, total = [w], 0.0
    for _ in range(n):
        total = total + grad(w)
        w = w - lr * total
        path.append(w)
    return np.array(path)


@mistake("columns in place of rows", "Row k is where step k led. What shape has your answer?")
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(n):
        w = w - lr * grad(w)
        path.append(w)
    return np.array(path).T


@mistake("one long row", "append without an axis makes everything flat. What shape is asked for?")
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    path = w
    for _ in range(n):
        w = w - lr * grad(w)
        path = np.append(path, w)
    return path


@mistake("an array of whole numbers: each place is cut off", "What dtype has an array that is made from whole numbers?")
def gradient_descent(grad, w0, lr, n):
    path = np.zeros((n + 1, len(w0)), dtype=np.asarray(w0).dtype)
    path[0] = w0
    for k in range(n):
        path[k + 1] = path[k] - lr * grad(path[k])
    return path


@mistake("a list in place of an array", "What does 2 * w do to a list? What makes an array of it first?")
def gradient_descent(grad, w0, lr, n):
    w = w0
    path = [w]
    for _ in range(n):
        w = w - lr * grad(w)
        path.append(w)
    return np.array(path)


@mistake("it stops where the gradient is 0", "n + 1 rows are asked for. How many come back at the bottom?")
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(n):
        g = grad(w)
        if np.linalg.norm(g) < 1e-9:
            break
        w = w - lr * g
        path.append(w)
    return np.array(path)


@mistake("the gradients kept, not the places", "Which vectors do the rows hold: where it is, or how steep it is?")
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    path = [grad(w)]
    for _ in range(n):
        w = w - lr * grad(w)
        path.append(grad(w))
    return np.array(path)


@mistake("the step kept, without the place it starts from", "A step leads from somewhere. From where?")
def gradient_descent(grad, w0, lr, n):
    path = [np.array(w0, dtype=float)]
    for _ in range(n):
        path.append(-lr * grad(path[-1]))
    return np.array(path)


@mistake("nothing returned", "What does your function give back to whoever called it?")
def gradient_descent(grad, w0, lr, n):
    w = np.array(w0, dtype=float)
    for _ in range(n):
        w = w - lr * grad(w)
        print(w)


# ---- mse, mse_grad


@mistake("a ½ in front", "Which loss did the task define: with or without ½?", row=89)
def mse(y_hat, y):
    return np.mean((np.ravel(y_hat) - np.ravel(y)) ** 2) / 2


@mistake("a sum, not a mean", "Twice as many samples: should the loss be twice as large?", row=88)
def mse(y_hat, y):
    return np.sum((np.ravel(y_hat) - np.ravel(y)) ** 2)


@mistake("the root of it", "RMSE has a root, MSE has none. Which one is asked for?")
def mse(y_hat, y):
    return np.sqrt(np.mean((np.ravel(y_hat) - np.ravel(y)) ** 2))


@mistake("absolute values in place of squares", "|r| or r²: what does “squared” say?")
def mse(y_hat, y):
    return np.mean(np.abs(np.ravel(y_hat) - np.ravel(y)))


@mistake("residuals averaged before they are squared", "Errors of 1 and −1: does your loss see them?")
def mse(y_hat, y):
    return np.mean(np.ravel(y_hat) - np.ravel(y)) ** 2


@mistake("no square: plus and minus cancel", "Errors of 1 and −1: does your loss see them?")
def mse(y_hat, y):
    return np.mean(np.ravel(y_hat) - np.ravel(y))


@mistake("no square: plus and minus cancel", "Errors of 1 and −1: does your loss see them?")
def mse(y_hat, y):
    return np.mean(np.ravel(y) - np.ravel(y_hat))


@mistake("a difference of squares, not a square of differences", "(p − y)² and p² − y²: which one is never negative?")
def mse(y_hat, y):
    return np.mean(np.ravel(y_hat) ** 2 - np.ravel(y) ** 2)


@mistake("squares returned, not their mean", "One number for all samples: what makes one of many?")
def mse(y_hat, y):
    return (np.ravel(y_hat) - np.ravel(y)) ** 2


@mistake("times 2, as if it were the slope already", "The 2 comes with the derivative. Is it in the loss?")
def mse(y_hat, y):
    return 2 * np.mean((np.ravel(y_hat) - np.ravel(y)) ** 2)


@mistake("divided by m − 1", "m − 1 belongs to a variance that is estimated. How many samples are there?")
def mse(y_hat, y):
    r = np.ravel(y_hat) - np.ravel(y)
    return np.sum(r**2) / (len(r) - 1)


@mistake("the spread of the residuals, not their size", "All predictions too high by 1: what does the loss say?")
def mse(y_hat, y):
    return np.var(np.ravel(y_hat) - np.ravel(y))


@mistake("a plus between prediction and label", "How far is the prediction from the label?")
def mse(y_hat, y):
    return np.mean((np.ravel(y_hat) + np.ravel(y)) ** 2)


@mistake("the length of the residuals as a vector", "A norm is the root of a sum. What is a mean of squares?")
def mse(y_hat, y):
    return np.linalg.norm(np.ravel(y_hat) - np.ravel(y))


@mistake("minus in front", "Can a mean of squares be negative?")
def mse(y_hat, y):
    return -np.mean((np.ravel(y_hat) - np.ravel(y)) ** 2)


@mistake(
    "a row minus a column: a table of residuals", "Print residual.shape. How many residuals have m samples?", row=93
)
def mse(y_hat, y):
    return np.mean((np.asarray(y_hat) - np.asarray(y)) ** 2)


@mistake("lists subtracted from each other", "Lists know no minus. What makes arrays of them first?")
def mse(y_hat, y):
    return np.mean((y_hat - y) ** 2)


@mistake("a loop that needs rows", "What does it do with a column? Which function lays both in a row?")
def mse(y_hat, y):
    return sum((p - q) ** 2 for p, q in zip(y_hat, y, strict=True)) / len(y)


@mistake("nothing returned", "What does your function give back to whoever called it?")
def mse(y_hat, y):
    print(np.mean((np.ravel(y_hat) - np.ravel(y)) ** 2))


@mistake(
    "a sum over samples, not a mean",
    "Doubling the dataset should not double a mean. What is missing?",
    row=88,
    of="mse",
)
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.ravel(w) + b - np.ravel(y)
    return 2 * X.T @ r, 2 * r.sum()


@mistake(
    "a sum over samples, not a mean",
    "Doubling the dataset should not double a mean. What is missing?",
    row=88,
    of="mse",
)
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.ravel(w) + b - np.ravel(y)
    return X.T @ r, r.sum()


@mistake("new weights returned, not their slopes", "The step comes later. What is asked for: w, or dw?", of="mse")
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.ravel(w) + b - np.ravel(y)
    return np.ravel(w) - 2 * X.T @ r / len(r), b - 2 * r.mean()


@mistake("the 2 of the square missing", "Which loss did the task define: with or without ½?", row=89, of="mse")
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.ravel(w) + b - np.ravel(y)
    return X.T @ r / len(r), r.mean()


@mistake("a 2 too many", "The square brings one 2. Where does the other come from?", row=89, of="mse")
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.ravel(w) + b - np.ravel(y)
    return 4 * X.T @ r / len(r), 4 * r.mean()


@mistake(
    "divided by the number of features",
    "Count samples, not columns: which of them does the mean run over?",
    row=90,
    of="mse",
)
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.ravel(w) + b - np.ravel(y)
    return 2 * X.T @ r / X.shape[1], 2 * r.sum() / X.shape[1]


@mistake(
    "divided by the number of features, for w",
    "Count samples, not columns: which of them does the mean run over?",
    row=90,
    of="mse",
)
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.ravel(w) + b - np.ravel(y)
    return 2 * X.T @ r / X.shape[1], 2 * r.mean()


@mistake("divided by the number of all entries of X", "Which of the two axes of X are the samples?", of="mse")
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.ravel(w) + b - np.ravel(y)
    return 2 * X.T @ r / X.size, 2 * r.mean()


@mistake(
    "label minus prediction",
    "The sign of the residual turns the sign of the gradient. Which is subtracted?",
    row=91,
    of="mse",
)
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = np.ravel(y) - X @ np.ravel(w) - b
    return 2 * X.T @ r / len(r), 2 * r.mean()


@mistake("db not summed", "One bias, one number. How many came back?", row=92, of="mse")
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.ravel(w) + b - np.ravel(y)
    return 2 * X.T @ r / len(r), 2 * r


@mistake("db not summed", "One bias, one number. How many came back?", row=92, of="mse")
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.ravel(w) + b - np.ravel(y)
    return 2 * X.T @ r / len(r), 2 * r / len(r)


@mistake("db a sum, where dw is a mean", "Both are means over the samples. What is db divided by?", row=88, of="mse")
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.ravel(w) + b - np.ravel(y)
    return 2 * X.T @ r / len(r), 2 * r.sum()


@mistake("dw a sum, where db is a mean", "Both are means over the samples. What is dw divided by?", row=88, of="mse")
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.ravel(w) + b - np.ravel(y)
    return 2 * X.T @ r, 2 * r.mean()


@mistake("db without its 2", "Both come from the same square. Where is the 2 of db?", row=89, of="mse")
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.ravel(w) + b - np.ravel(y)
    return 2 * X.T @ r / len(r), r.mean()


@mistake("dw without its 2", "Both come from the same square. Where is the 2 of dw?", row=89, of="mse")
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.ravel(w) + b - np.ravel(y)
    return X.T @ r / len(r), 2 * r.mean()


@mistake(
    "a row minus a column: a table of residuals",
    "Print residual.shape. How many residuals have m samples?",
    row=93,
    of="mse",
)
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.asarray(w) + b - np.asarray(y)
    return 2 * X.T @ r / len(r), 2 * r.mean()


@mistake("residuals as a column, and dw one too", "dw has the shape of w. How many axes has yours?", of="mse")
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.reshape(w, (-1, 1)) + b - np.reshape(y, (-1, 1))
    return 2 * X.T @ r / len(r), 2 * r.mean()


@mistake("labels in the place of residuals", "Does your gradient change when w changes?", row=94, of="mse")
def mse_grad(X, y, w, b):
    X, r = np.asarray(X, dtype=float), np.ravel(y)
    return 2 * X.T @ r / len(r), 2 * np.mean(r)


@mistake("predictions in the place of residuals", "Does your gradient change when a label changes?", row=94, of="mse")
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.ravel(w) + b
    return 2 * X.T @ r / len(r), 2 * r.mean()


@mistake("X forgotten: dw made of residuals alone", "Who multiplies r, for the weight of column j?", of="mse")
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.ravel(w) + b - np.ravel(y)
    return np.full(X.shape[1], 2 * r.mean()), 2 * r.mean()


@mistake("the bias left out of the prediction", "What does the model say for X = 0?", of="mse")
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.ravel(w) - np.ravel(y)
    return 2 * X.T @ r / len(r), 2 * r.mean()


@mistake("X where X transposed belongs", "Which shape has X @ r, and which shape must dw have?", of="mse")
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.ravel(w) + b - np.ravel(y)
    return 2 * X @ r / len(r), 2 * r.mean()


@mistake("elementwise products, not summed", "The sum over samples is still to be made. Over which axis?", of="mse")
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.ravel(w) + b - np.ravel(y)
    return 2 * X * r[:, None] / len(r), 2 * r.mean()


@mistake("everything summed into one number", "One slope for each weight. Over which axis is summed?", of="mse")
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.ravel(w) + b - np.ravel(y)
    return 2 * np.sum(X * r[:, None]) / len(r), 2 * r.mean()


@mistake("db and dw swapped", "Which comes first in the docstring?", of="mse")
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.ravel(w) + b - np.ravel(y)
    return 2 * r.mean(), 2 * X.T @ r / len(r)


@mistake("dw alone", "Two things are asked for. Where is db?", of="mse")
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.ravel(w) + b - np.ravel(y)
    return 2 * X.T @ r / len(r)


@mistake("db 0, as if the bias did not matter", "What happens to the residuals when b rises by 1?", of="mse")
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.ravel(w) + b - np.ravel(y)
    return 2 * X.T @ r / len(r), 0.0


@mistake("db times b, or dw times w", "Does the weight itself appear in the slope of the prediction?", of="mse")
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.ravel(w) + b - np.ravel(y)
    return 2 * X.T @ r * np.ravel(w) / len(r), 2 * r.mean() * b


@mistake("squares of residuals in the gradient", "The derivative of r² is 2r. Is there a square left?", of="mse")
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.ravel(w) + b - np.ravel(y)
    return 2 * X.T @ r**2 / len(r), 2 * np.mean(r**2)


@mistake("squares of residuals in the gradient", "The derivative of r² is 2r. Is there a square left?", of="mse")
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.ravel(w) + b - np.ravel(y)
    return X.T @ r**2 / len(r), np.mean(r**2)


@mistake(
    "the signs of the residuals, not the residuals", "That is the slope of |r|. What is the slope of r²?", of="mse"
)
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = np.sign(X @ np.ravel(w) + b - np.ravel(y))
    return X.T @ r / len(r), r.mean()


@mistake("lists taken as they came", "Lists know no @ and no minus. What makes arrays of them first?", of="mse")
def mse_grad(X, y, w, b):
    r = X @ w + b - y.ravel()
    return 2 * X.T @ r / len(r), 2 * r.mean()


@mistake(
    "one long vector, with db at its end",
    "Two things are asked for, a vector and a number. How are they handed back?",
    of="mse",
)
def mse_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    r = X @ np.ravel(w) + b - np.ravel(y)
    return np.append(2 * X.T @ r / len(r), 2 * r.mean())


# ---- numerical_gradient


@mistake("a step to one side only", "Your two points lie lopsided around x. Where is the other one?", row=32)
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    slopes = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = h
        slopes[i] = (f(x + step) - f(x)) / h
    return slopes


@mistake("a step to one side only", "Your two points lie lopsided around x. Where is the other one?", row=32)
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    slopes = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = h
        slopes[i] = (f(x) - f(x - step)) / h
    return slopes


@mistake("divided by h, not by 2h", "How far apart are your two points?", row=33)
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    slopes = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = h
        slopes[i] = (f(x + step) - f(x - step)) / h
    return slopes


@mistake(
    "/ 2 * h: divided by 2, then multiplied by h", "Python reads / and * from left to right. What is yours?", row=34
)
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    slopes = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = h
        slopes[i] = (f(x + step) - f(x - step)) / 2 * h
    return slopes


@mistake("h written into the code, whatever h is", "Your function ignores one of its arguments. Which?", row=35)
def numerical_gradient(f, x, h=1e-5):
    h = 1e-5
    x = np.array(x, dtype=float)
    slopes = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = h
        slopes[i] = (f(x + step) - f(x - step)) / (2 * h)
    return slopes


@mistake(
    "a step so small that nothing moves", "Print x + h == x for your h. Which h did the picture call best?", row=36
)
def numerical_gradient(f, x, h=1e-17):
    x = np.array(x, dtype=float)
    slopes = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = h
        slopes[i] = (f(x + step) - f(x - step)) / (2 * h)
    return slopes


@mistake(
    "a large step where nobody names one",
    "What is h where the call does not say? Look at the stub's first line.",
    row=37,
)
def numerical_gradient(f, x, h=1.0):
    x = np.array(x, dtype=float)
    slopes = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = h
        slopes[i] = (f(x + step) - f(x - step)) / (2 * h)
    return slopes


@mistake(
    "a large step where nobody names one",
    "What is h where the call does not say? Look at the stub's first line.",
    row=37,
)
def numerical_gradient(f, x, h=1e-2):
    x = np.array(x, dtype=float)
    slopes = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = h
        slopes[i] = (f(x + step) - f(x - step)) / (2 * h)
    return slopes


@mistake("entries moved and never put back", "After the first entry x is no longer x. Who puts it back?", row=38)
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    slopes = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        x[i] += h
        up = f(x)
        x[i] -= 2 * h
        slopes[i] = (up - f(x)) / (2 * h)
    return slopes


@mistake("entries moved and never put back", "After the first entry x is no longer x. Who puts it back?", row=38)
def numerical_gradient(f, x, h=1e-5):
    x = np.asarray(x, dtype=float)
    slopes = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        x[i] += h
        up = f(x)
        x[i] -= 2 * h
        slopes[i] = (up - f(x)) / (2 * h)
    return slopes


@mistake(
    "up by h, then down by h: back at x, not on its other side", "Where do two steps of h to either side lead you?"
)
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    slopes = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        x[i] += h
        up = f(x)
        x[i] -= h
        slopes[i] = (up - f(x)) / (2 * h)
    return slopes


@mistake("one array under two names: up, then down again", "up = x makes no copy. What becomes of up when down moves?")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    slopes = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up = x
        up[i] += h
        down = x
        down[i] -= h
        slopes[i] = (f(up) - f(down)) / (2 * h)
    return slopes


@mistake("all coordinates moved at once", "Move one coordinate at a time. How many of yours move?", row=39)
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    return np.full(x.shape, (f(x + h) - f(x - h)) / (2 * h))


@mistake("all coordinates moved at once", "Move one coordinate at a time. How many of yours move?", row=39)
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    return (f(x + h) - f(x - h)) / (2 * h)


@mistake(
    "h added to whole numbers, where it is cut off", "What becomes of 0.00001 in an array of whole numbers?", row=40
)
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x)
    slopes = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        up = f(x)
        x[i] = old - h
        slopes[i] = (up - f(x)) / (2 * h)
        x[i] = old
    return slopes


@mistake(
    "h added to whole numbers, where it is cut off", "What becomes of 0.00001 in an array of whole numbers?", row=40
)
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x)
    slopes = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = h
        slopes[i] = (f(x + step) - f(x - step)) / (2 * h)
    return slopes


@mistake(
    "x itself moved, and put back by steps", "There and back in floats: is the last digit the same? Work on a copy."
)
def numerical_gradient(f, x, h=1e-5):
    x = np.asarray(x, dtype=float)
    slopes = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += h
        up = f(x)
        x[i] -= 2 * h
        slopes[i] = (up - f(x)) / (2 * h)
        x[i] += h
    return slopes


@mistake(
    "slopes kept in an array of whole numbers",
    "np.zeros_like(x) copies the dtype of x too. Which one do you need?",
    row=40,
)
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x)
    slopes = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        slopes[i] = (f(x + step) - f(x - step)) / (2 * h)
    return slopes


@mistake("a loop over rows only", "x may be a table. Which loop meets every entry of it?")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    slopes = np.zeros_like(x)
    for i in range(len(x)):
        step = np.zeros_like(x)
        step[i] = h
        slopes[i] = (f(x + step) - f(x - step)) / (2 * h)
    return slopes


@mistake("a flat row, whatever the shape of x", "One slope for each entry, in the shape of x. What shape has yours?")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    slopes = []
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = h
        slopes.append((f(x + step) - f(x - step)) / (2 * h))
    return np.array(slopes)


@mistake("only the first entry's slope", "How many entries has x? How often does your loop run?")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    slopes = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = h
        slopes[i] = (f(x + step) - f(x - step)) / (2 * h)
        return slopes


@mistake("f called with one entry, not with all of x", "f wants the whole x. What do you hand to it?")
def numerical_gradient(f, x, h=1e-5):
    return np.array([(f(t + h) - f(t - h)) / (2 * h) for t in np.ravel(x)])


@mistake("minus before plus: every slope turned around", "Which of the two points stands first in the difference?")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    slopes = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = h
        slopes[i] = (f(x - step) - f(x + step)) / (2 * h)
    return slopes


@mistake("steps that pile up: step is not made anew", "In the second round, how many entries of step are h?")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    slopes, step = np.zeros_like(x), np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step[i] = h
        slopes[i] = (f(x + step) - f(x - step)) / (2 * h)
    return slopes


@mistake("steps of h/2, but divided by 2h", "How far apart are your two points?")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    slopes = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = h / 2
        slopes[i] = (f(x + step) - f(x - step)) / (2 * h)
    return slopes


@mistake("np.gradient of x: it knows nothing of f", "Whose slope is asked for? Where do you call f?")
def numerical_gradient(f, x, h=1e-5):
    return np.gradient(np.array(x, dtype=float))


@mistake("np.gradient of x: it knows nothing of f", "Whose slope is asked for? Where do you call f?")
def numerical_gradient(f, x, h=1e-5):
    return np.gradient(np.array(x, dtype=float), h)


@mistake("h a fraction of the entry: no step where it is 0", "h is a length here. How long is your step at x = 0?")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    slopes = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = h * abs(x[i])
        slopes[i] = (f(x + step) - f(x - step)) / (2 * h * abs(x[i])) if x[i] else 0.0
    return slopes


@mistake("nothing returned", "What does your function give back to whoever called it?")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = h
        print((f(x + step) - f(x - step)) / (2 * h))


# ---- grad_check


@mistake(
    "a ratio of lengths: one small entry hides among large ones",
    "Change the sign of the smallest entry. What does your number say?",
)
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    return np.linalg.norm(a - n) / (np.linalg.norm(a) + np.linalg.norm(n))


@mistake(
    "a ratio of lengths: one small entry hides among large ones",
    "Change the sign of the smallest entry. What does your number say?",
)
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    return np.linalg.norm(a - n) / max(np.linalg.norm(a), np.linalg.norm(n))


@mistake(
    "a ratio of lengths: one small entry hides among large ones",
    "Change the sign of the smallest entry. What does your number say?",
)
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    return np.linalg.norm(a - n) / np.linalg.norm(n)


@mistake("the largest error over the largest entry", "Each entry is judged by its own size. By whose is yours?")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    floor = max(1e-3 * np.abs(n).max(), 1e-6 * max(1, abs(f(x))))
    return np.max(np.abs(a - n)) / max(np.abs(a).max(), np.abs(n).max(), floor)


@mistake("no division: an absolute error", "Off by 1, of 1000 or of 2? What makes an error relative?")
def grad_check(f, grad, x):
    return np.max(np.abs(np.asarray(grad(x)) - numerical_gradient(f, x)))


@mistake("the mean of the errors, not the largest", "One wrong entry among a thousand: what does a mean say?")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    floor = max(1e-3 * np.abs(n).max(), 1e-6 * max(1, abs(f(x))))
    return np.mean(np.abs(a - n) / np.maximum(np.maximum(np.abs(a), np.abs(n)), floor))


@mistake(
    "the sum of the errors, not the largest", "The largest error is asked for. What does a sum of many small ones say?"
)
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    floor = max(1e-3 * np.abs(n).max(), 1e-6 * max(1, abs(f(x))))
    return np.sum(np.abs(a - n) / np.maximum(np.maximum(np.abs(a), np.abs(n)), floor))


@mistake("the smallest error, not the largest", "Which entry tells that the gradient is wrong: the best or the worst?")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    floor = max(1e-3 * np.abs(n).max(), 1e-6 * max(1, abs(f(x))))
    return np.min(np.abs(a - n) / np.maximum(np.maximum(np.abs(a), np.abs(n)), floor))


@mistake("|a| + |n| below, not the larger of them", "How large is your number where only the sign is wrong?")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    floor = max(1e-3 * np.abs(n).max(), 1e-6 * max(1, abs(f(x))))
    return np.max(np.abs(a - n) / np.maximum(np.abs(a) + np.abs(n), floor))


@mistake("the mean of the two sizes below, not the larger", "Which of |a| and |n| is the measure: the larger of them?")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    floor = max(1e-3 * np.abs(n).max(), 1e-6 * max(1, abs(f(x))))
    return np.max(np.abs(a - n) / np.maximum((np.abs(a) + np.abs(n)) / 2, floor))


@mistake("the gradient compared with itself", "Which of the two is to know nothing of your formula?")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), np.asarray(grad(x))
    floor = max(1e-3 * np.abs(n).max(), 1e-6 * max(1, abs(f(x))))
    return np.max(np.abs(a - n) / np.maximum(np.maximum(np.abs(a), np.abs(n)), floor))


@mistake(
    "the floor made of a, which may be wrong",
    "A gradient far too large raises your floor. Which of the two is trusted?",
)
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    floor = max(1e-3 * np.abs(a).max(), 1e-6 * max(1, abs(f(x))))
    return np.max(np.abs(a - n) / np.maximum(np.maximum(np.abs(a), np.abs(n)), floor))


@mistake("1e-3 and 1e-6 swapped in the floor", "Which part of the floor belongs to n, which to f?")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    floor = max(1e-6 * np.abs(n).max(), 1e-3 * max(1, abs(f(x))))
    return np.max(np.abs(a - n) / np.maximum(np.maximum(np.abs(a), np.abs(n)), floor))


@mistake("errors relative to n alone", "The larger of the two sizes stands below. Which one did you forget?")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    floor = max(1e-3 * np.abs(n).max(), 1e-6 * max(1, abs(f(x))))
    return np.max(np.abs(a - n) / np.maximum(np.abs(n), floor))


@mistake("errors relative to a alone", "The larger of the two sizes stands below. Which one did you forget?")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    floor = max(1e-3 * np.abs(n).max(), 1e-6 * max(1, abs(f(x))))
    return np.max(np.abs(a - n) / np.maximum(np.abs(a), floor))


@mistake("the smaller of the two sizes below", "Which of |a| and |n| is the measure: the larger or the smaller?")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    floor = max(1e-3 * np.abs(n).max(), 1e-6 * max(1, abs(f(x))))
    return np.max(np.abs(a - n) / np.maximum(np.minimum(np.abs(a), np.abs(n)), floor))


@mistake("no absolute value above", "An error of −5 is an error. Does your maximum see it?")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    floor = max(1e-3 * np.abs(n).max(), 1e-6 * max(1, abs(f(x))))
    return np.max((a - n) / np.maximum(np.maximum(np.abs(a), np.abs(n)), floor))


@mistake("no absolute value above", "An error of −5 is an error. Does your maximum see it?")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    floor = max(1e-3 * np.abs(n).max(), 1e-6 * max(1, abs(f(x))))
    return np.max((n - a) / np.maximum(np.maximum(np.abs(a), np.abs(n)), floor))


@mistake("no absolute values below", "How large is an entry of −5? What does np.maximum make of −5 and −3?")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    floor = max(1e-3 * np.abs(n).max(), 1e-6 * max(1, abs(f(x))))
    return np.max(np.abs(a - n) / np.maximum(np.maximum(a, n), floor))


@mistake("no floor", "An entry that should be 0: what is rounding divided by rounding?")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    return np.max(np.abs(a - n) / np.maximum(np.abs(a), np.abs(n)))


@mistake("only a tiny floor", "An entry that should be 0 beside others of 1000: how large may rounding be?")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    return np.max(np.abs(a - n) / np.maximum(np.maximum(np.abs(a), np.abs(n)), 1e-8))


@mistake("only a tiny floor", "An entry that should be 0 beside others of 1000: how large may rounding be?")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    return np.max(np.abs(a - n) / np.maximum(np.maximum(np.abs(a), np.abs(n)), 1e-12))


@mistake("only a tiny floor", "An entry that should be 0 beside others of 1000: how large may rounding be?")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    return np.max(np.abs(a - n) / (np.maximum(np.abs(a), np.abs(n)) + 1e-8))


@mistake("only a tiny floor", "An entry that should be 0 beside others of 1000: how large may rounding be?")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    floor = min(1e-3 * np.abs(n).max(), 1e-6 * max(1, abs(f(x))))
    return np.max(np.abs(a - n) / np.maximum(np.maximum(np.abs(a), np.abs(n)), floor))


@mistake("the floor without the size of the other entries", "Where is the largest |n| in your floor?")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    floor = 1e-6 * max(1, abs(f(x)))
    return np.max(np.abs(a - n) / np.maximum(np.maximum(np.abs(a), np.abs(n)), floor))


@mistake("the floor without the size of f", "Where all slopes are 0, what is your floor made of?")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    floor = max(1e-3 * np.abs(n).max(), 1e-6)
    return np.max(np.abs(a - n) / np.maximum(np.maximum(np.abs(a), np.abs(n)), floor))


@mistake("the floor without the size of f", "Where all slopes are 0, what is your floor made of?")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    floor = 1e-3 * np.abs(n).max()
    return np.max(np.abs(a - n) / np.maximum(np.maximum(np.abs(a), np.abs(n)), floor))


@mistake("the floor without the 1", "A small f makes your floor small too. What does max(1, |f|) prevent?")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    floor = max(1e-3 * np.abs(n).max(), 1e-6 * abs(f(x)))
    return np.max(np.abs(a - n) / np.maximum(np.maximum(np.abs(a), np.abs(n)), floor))


@mistake("f in the floor without its size: it may be negative", "What is max(1, f) where f is −4?")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    floor = max(1e-3 * np.abs(n).max(), 1e-6 * max(1, f(x)))
    return np.max(np.abs(a - n) / np.maximum(np.maximum(np.abs(a), np.abs(n)), floor))


@mistake("the floor added, not compared", "A floor is a lower limit. What does adding it do to every entry?")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    floor = max(1e-3 * np.abs(n).max(), 1e-6 * max(1, abs(f(x))))
    return np.max(np.abs(a - n) / (np.maximum(np.abs(a), np.abs(n)) + floor))


@mistake("a floor of 1", "Entries of 0.001 may be wrong too. What does your floor hide?")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    return np.max(np.abs(a - n) / np.maximum(np.maximum(np.abs(a), np.abs(n)), 1.0))


@mistake("the largest entry without its sign in the floor", "The largest |n| or the largest n? They may be far apart.")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    floor = max(1e-3 * n.max(), 1e-6 * max(1, abs(f(x))))
    return np.max(np.abs(a - n) / np.maximum(np.maximum(np.abs(a), np.abs(n)), floor))


@mistake("all errors returned, not the largest", "One number for all entries: which of them?")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    floor = max(1e-3 * np.abs(n).max(), 1e-6 * max(1, abs(f(x))))
    return np.abs(a - n) / np.maximum(np.maximum(np.abs(a), np.abs(n)), floor)


@mistake("True or False returned, not the error", "How wrong is it? A number is asked for.")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    return bool(np.allclose(a, n))


@mistake("True or False returned, not the error", "How wrong is it? A number is asked for.")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    floor = max(1e-3 * np.abs(n).max(), 1e-6 * max(1, abs(f(x))))
    return bool(np.max(np.abs(a - n) / np.maximum(np.maximum(np.abs(a), np.abs(n)), floor)) < 1e-6)


@mistake("squares of the errors", "Where only the sign is wrong the error is 2. What is yours?")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    floor = max(1e-3 * np.abs(n).max(), 1e-6 * max(1, abs(f(x))))
    return np.max(((a - n) / np.maximum(np.maximum(np.abs(a), np.abs(n)), floor)) ** 2)


@mistake("percent", "An error of one half is 0.5. What is yours?")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    floor = max(1e-3 * np.abs(n).max(), 1e-6 * max(1, abs(f(x))))
    return 100 * np.max(np.abs(a - n) / np.maximum(np.maximum(np.abs(a), np.abs(n)), floor))


@mistake(
    "max and np.max of arrays mixed up", "max compares two numbers. Which function compares two arrays, entry by entry?"
)
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    floor = max(1e-3 * np.abs(n).max(), 1e-6 * max(1, abs(f(x))))
    return np.max(np.abs(a - n) / max(np.abs(a), np.abs(n), floor))


@mistake("f and its gradient not called", "f and grad are functions. What makes numbers of them?")
def grad_check(f, grad, x):
    n = numerical_gradient(f, x)
    return np.max(np.abs(grad - n) / np.maximum(np.abs(n), 1e-6))


@mistake("nothing returned", "What does your function give back to whoever called it?")
def grad_check(f, grad, x):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    floor = max(1e-3 * np.abs(n).max(), 1e-6 * max(1, abs(f(x))))
    print(np.max(np.abs(a - n) / np.maximum(np.maximum(np.abs(a), np.abs(n)), floor)))


# ---- plot_descent


@mistake("the two coordinates of the path swapped", "Which column goes to the right, and which up?")
def plot_descent(grad, loss, w0, lr, n):
    path = np.array(gradient_descent(grad, w0, lr, n))
    u = np.linspace(-3, 3, 31)
    fig, (left, right) = plt.subplots(1, 2)
    left.contour(u, u, [[loss(np.array([x, y])) for x in u] for y in u], 15)
    left.plot(path[:, 1], path[:, 0], "o-")
    left.set(xlabel="w1", ylabel="w2")
    right.plot([loss(w) for w in path])
    right.set(xlabel="step", ylabel="loss")
    return fig


@mistake("the table of heights turned: x and y swapped", "Row i belongs to one y. Which loop is the inner one?")
def plot_descent(grad, loss, w0, lr, n):
    path = np.array(gradient_descent(grad, w0, lr, n))
    u = np.linspace(-3, 3, 31)
    fig, (left, right) = plt.subplots(1, 2)
    left.contour(u, u, [[loss(np.array([x, y])) for y in u] for x in u], 15)
    left.plot(path[:, 0], path[:, 1], "o-")
    left.set(xlabel="w1", ylabel="w2")
    right.plot([loss(w) for w in path])
    right.set(xlabel="step", ylabel="loss")
    return fig


@mistake("no contours", "What shows a reader where the valley is?")
def plot_descent(grad, loss, w0, lr, n):
    path = np.array(gradient_descent(grad, w0, lr, n))
    fig, (left, right) = plt.subplots(1, 2)
    left.plot(path[:, 0], path[:, 1], "o-")
    left.set(xlabel="w1", ylabel="w2")
    right.plot([loss(w) for w in path])
    right.set(xlabel="step", ylabel="loss")
    return fig


@mistake("contours that do not reach the path", "Which range holds all of the path, its start too?")
def plot_descent(grad, loss, w0, lr, n):
    path = np.array(gradient_descent(grad, w0, lr, n))
    u = np.linspace(-1, 1, 31)
    fig, (left, right) = plt.subplots(1, 2)
    left.contour(u, u, [[loss(np.array([x, y])) for x in u] for y in u], 15)
    left.plot(path[:, 0], path[:, 1], "o-")
    left.set(xlabel="w1", ylabel="w2")
    right.plot([loss(w) for w in path])
    right.set(xlabel="step", ylabel="loss")
    return fig


@mistake("the path in other axes than the contours", "A path says little without the hills. Where are they?")
def plot_descent(grad, loss, w0, lr, n):
    path = np.array(gradient_descent(grad, w0, lr, n))
    u = np.linspace(-3, 3, 31)
    fig, (left, middle, right) = plt.subplots(1, 3)
    left.contour(u, u, [[loss(np.array([x, y])) for x in u] for y in u], 15)
    middle.plot(path[:, 0], path[:, 1], "o-")
    for ax in (left, middle):
        ax.set(xlabel="w1", ylabel="w2")
    right.plot([loss(w) for w in path])
    right.set(xlabel="step", ylabel="loss")
    return fig


@mistake("no curve of the loss over the steps 0 to n", "n + 1 places have n + 1 losses. Which curve shows them?")
def plot_descent(grad, loss, w0, lr, n):
    path = np.array(gradient_descent(grad, w0, lr, n))
    u = np.linspace(-3, 3, 31)
    fig, left = plt.subplots()
    left.contour(u, u, [[loss(np.array([x, y])) for x in u] for y in u], 15)
    left.plot(path[:, 0], path[:, 1], "o-")
    left.set(xlabel="w1", ylabel="w2")
    return fig


@mistake("no curve of the loss over the steps 0 to n", "n + 1 places have n + 1 losses. Which curve shows them?")
def plot_descent(grad, loss, w0, lr, n):
    path = np.array(gradient_descent(grad, w0, lr, n))
    u = np.linspace(-3, 3, 31)
    fig, (left, right) = plt.subplots(1, 2)
    left.contour(u, u, [[loss(np.array([x, y])) for x in u] for y in u], 15)
    left.plot(path[:, 0], path[:, 1], "o-")
    left.set(xlabel="w1", ylabel="w2")
    right.plot([loss(w) for w in path[1:]])
    right.set(xlabel="step", ylabel="loss")
    return fig


@mistake("no curve of the loss over the steps 0 to n", "n + 1 places have n + 1 losses. Which curve shows them?")
def plot_descent(grad, loss, w0, lr, n):
    path = np.array(gradient_descent(grad, w0, lr, n))
    u = np.linspace(-3, 3, 31)
    fig, (left, right) = plt.subplots(1, 2)
    left.contour(u, u, [[loss(np.array([x, y])) for x in u] for y in u], 15)
    left.plot(path[:, 0], path[:, 1], "o-")
    left.set(xlabel="w1", ylabel="w2")
    right.plot(range(1, n + 2), [loss(w) for w in path])
    right.set(xlabel="step", ylabel="loss")
    return fig


@mistake("the path without its start", "n + 1 points: which one is not there?")
def plot_descent(grad, loss, w0, lr, n):
    path = np.array(gradient_descent(grad, w0, lr, n))
    u = np.linspace(-3, 3, 31)
    fig, (left, right) = plt.subplots(1, 2)
    left.contour(u, u, [[loss(np.array([x, y])) for x in u] for y in u], 15)
    left.plot(path[1:, 0], path[1:, 1], "o-")
    left.set(xlabel="w1", ylabel="w2")
    right.plot([loss(w) for w in path])
    right.set(xlabel="step", ylabel="loss")
    return fig


@mistake("axes without names", "What do the axes show? A reader who sees the picture alone does not know.")
def plot_descent(grad, loss, w0, lr, n):
    path = np.array(gradient_descent(grad, w0, lr, n))
    u = np.linspace(-3, 3, 31)
    fig, (left, right) = plt.subplots(1, 2)
    left.contour(u, u, [[loss(np.array([x, y])) for x in u] for y in u], 15)
    left.plot(path[:, 0], path[:, 1], "o-")
    right.plot([loss(w) for w in path])
    return fig


@mistake(
    "each coordinate over the steps, not the path",
    "One coordinate against the other makes the path. What are your axes?",
)
def plot_descent(grad, loss, w0, lr, n):
    path = np.array(gradient_descent(grad, w0, lr, n))
    u = np.linspace(-3, 3, 31)
    fig, (left, right) = plt.subplots(1, 2)
    left.contour(u, u, [[loss(np.array([x, y])) for x in u] for y in u], 15)
    left.plot(path)
    left.set(xlabel="w1", ylabel="w2")
    right.plot([loss(w) for w in path])
    right.set(xlabel="step", ylabel="loss")
    return fig


@mistake("the axes returned, not the figure", "plt.subplots gives two things back. Which one is the figure?")
def plot_descent(grad, loss, w0, lr, n):
    _fig, axes = plt.subplots(1, 2)
    return axes


@mistake(
    "nothing returned: the picture is only shown", "A picture on the screen is not an answer. What is handed back?"
)
def plot_descent(grad, loss, w0, lr, n):
    path = np.array(gradient_descent(grad, w0, lr, n))
    plt.plot(path[:, 0], path[:, 1])
    plt.show()
