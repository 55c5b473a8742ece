"""Known mistakes of 0, each as a learner would hand it in."""

import numpy as np

from autograder.mistakes.known import mistake

# ---- cubic


@mistake("the formula with no array made of a list first", "What turns a number or a list into an array of floats?")
def cubic(x):
    return x**3 - 3 * x


@mistake("one number for many points", "When does your function end? How many heights has it computed by then?")
def cubic(x):
    for p in np.ravel(x):
        height = float(p) ** 3 - 3 * float(p)
        return height
    return None


@mistake("one number for many points", "When does your function end? How many heights has it computed by then?")
def cubic(x):
    x = np.asarray(x, dtype=float)
    return np.sum(x**3 - 3 * x)


@mistake("a loop over the points, and one number has none", "Which line makes an array of whatever comes in?")
def cubic(x):
    heights = []
    for p in x:
        heights.append(p**3 - 3 * p)
    return heights


@mistake("a loop over the points, and one number has none", "Which line makes an array of whatever comes in?")
def cubic(x):
    return np.array([p**3 - 3 * p for p in x], dtype=float)


@mistake("whole numbers that stay whole numbers", "Which line makes floats of whatever comes in?")
def cubic(x):
    x = np.asarray(x)
    heights = np.zeros_like(x)
    for i, p in np.ndenumerate(x):
        heights[i] = p**3 - 3 * p
    return heights


@mistake("whole numbers that stay whole numbers", "Which line makes floats of whatever comes in?")
def cubic(x):
    x = np.asarray(x)
    return x**3 - 3 * x


@mistake(
    "the result written into the argument", "Whose array does your function write into? Which line makes a new one?"
)
def cubic(x):
    x = np.asarray(x, dtype=float)
    x *= x**2 - 3
    return x


@mistake("3x − x³, with the sign turned", "At x = 2 the cube is 8. Is the height there above 0 or below?")
def cubic(x):
    x = np.asarray(x, dtype=float)
    return 3 * x - x**3


@mistake("x³ − 3, with an x missing", "What is the height at x = 0?")
def cubic(x):
    return np.asarray(x, dtype=float) ** 3 - 3


@mistake("3x² − 3, the slope of the curve", "Are you asked how high the curve is, or how steep?")
def cubic(x):
    return 3 * np.asarray(x, dtype=float) ** 2 - 3


@mistake("x³ + 3x", "What is the height at x = 1: which of the two terms wins there?")
def cubic(x):
    x = np.asarray(x, dtype=float)
    return x**3 + 3 * x


@mistake(
    "a result that is printed, or only computed, but not returned",
    "What does your function give back to whoever called it?",
)
def cubic(x):
    x = np.asarray(x, dtype=float)
    print(x**3 - 3 * x)


@mistake("a matrix power in place of the power of each entry", "Which operator takes the power of each entry?")
def cubic(x):
    x = np.asarray(x, dtype=float)
    return x @ x * x - 3 * x


# ---- centre_rows


@mistake(
    "row means that are taken for a row",
    "What shape has X.mean(axis=1)? Which shape would stand beside X as a column?",
)
def centre_rows(X):
    X = np.asarray(X, dtype=float)
    return X - X.mean(axis=1)


@mistake("the column means, axis 0", "Which axis must vanish so that one mean is left for each row?")
def centre_rows(X):
    X = np.asarray(X, dtype=float)
    return X - X.mean(axis=0)


@mistake("one mean for the whole table", "How many means do m rows have?")
def centre_rows(X):
    X = np.asarray(X, dtype=float)
    return X - X.mean()


@mistake("the means alone", "Each row less its mean: what is left to subtract from what?")
def centre_rows(X):
    return np.asarray(X, dtype=float).mean(axis=1, keepdims=True)


@mistake("the sum of each row instead of its mean", "By how many entries is the sum of a row to be divided?")
def centre_rows(X):
    X = np.asarray(X, dtype=float)
    return X - X.sum(axis=1, keepdims=True)


@mistake("the sum over m instead of n", "A row has n entries. Which entry of X.shape is that?")
def centre_rows(X):
    X = np.asarray(X, dtype=float)
    return X - X.sum(axis=1, keepdims=True) / X.shape[0]


@mistake("the mean minus the row, with the sign turned", "Which comes first: the row, or its mean?")
def centre_rows(X):
    X = np.asarray(X, dtype=float)
    return X.mean(axis=1, keepdims=True) - X


@mistake("the means taken off the learner's own table", "Does X -= … make a new table?")
def centre_rows(X):
    X = np.asarray(X, dtype=float)
    X -= X.mean(axis=1, keepdims=True)
    return X


@mistake("no array made of the list first", "A list has no mean(). What turns rows of a list into a table?")
def centre_rows(X):
    return X - X.mean(axis=1, keepdims=True)


@mistake("whole numbers that stay whole numbers", "Which line makes floats of whatever comes in?")
def centre_rows(X):
    X = np.asarray(X)
    out = np.zeros_like(X)
    for i, row in enumerate(X):
        out[i] = row - row.mean()
    return out


@mistake("divided by the spread as well", "Only the mean is asked for. Which step is one too many?")
def centre_rows(X):
    X = np.asarray(X, dtype=float)
    return (X - X.mean(axis=1, keepdims=True)) / (X.std(axis=1, keepdims=True) + 1e-8)


@mistake("the middle value instead of the mean", "What is the difference between a median and a mean?")
def centre_rows(X):
    X = np.asarray(X, dtype=float)
    return X - np.median(X, axis=1, keepdims=True)


@mistake("the largest of each row instead of its mean", "That is the softmax's step. What is asked for here?")
def centre_rows(X):
    X = np.asarray(X, dtype=float)
    return X - X.max(axis=1, keepdims=True)


# ---- mean_gap


@mistake(
    "a row minus a column: a table of m × m",
    "What is the shape of the difference? Do both have the same shape before they meet?",
)
def mean_gap(y_hat, y):
    y_hat = np.asarray(y_hat, dtype=float)
    y = np.asarray(y, dtype=float)
    return np.abs(y_hat - y).mean()


@mistake(
    "a row minus a column: a table of m × m",
    "What is the shape of the difference? Do both have the same shape before they meet?",
)
def mean_gap(y_hat, y):
    y_hat = np.asarray(y_hat, dtype=float).reshape(-1)
    y = np.asarray(y, dtype=float).reshape(-1, 1)
    return np.abs(y_hat - y).mean()


@mistake(
    "a row minus a column: a table of m × m",
    "What is the shape of the difference? Do both have the same shape before they meet?",
)
def mean_gap(y_hat, y):
    y_hat = np.asarray(y_hat, dtype=float)
    y = np.asarray(y, dtype=float).reshape(-1)
    return np.abs(y_hat - y).mean()


@mistake(
    "a row minus a column: a table of m × m",
    "What is the shape of the difference? Do both have the same shape before they meet?",
)
def mean_gap(y_hat, y):
    y_hat = np.asarray(y_hat, dtype=float).reshape(-1)
    y = np.asarray(y, dtype=float)
    return np.abs(y_hat - y).mean()


@mistake("the size taken after the mean, so that gaps cancel", "One gap is 3, another −3. How far off are they?")
def mean_gap(y_hat, y):
    return abs(np.mean(np.ravel(y_hat) - np.ravel(y)))


@mistake("gaps with their signs, which cancel", "Can a distance be negative?")
def mean_gap(y_hat, y):
    return np.mean(np.ravel(y_hat) - np.ravel(y))


@mistake("the sum of the gaps, not their mean", "Twice as many samples, twice the number: is that a mean?")
def mean_gap(y_hat, y):
    return np.abs(np.ravel(y_hat) - np.ravel(y)).sum()


@mistake("the squared gaps", "A prediction is off by 3. Do you count 3, or 9?")
def mean_gap(y_hat, y):
    return ((np.ravel(y_hat) - np.ravel(y)) ** 2.0).mean()


@mistake("the root of the mean square", "Which is asked for: the mean distance, or the root of the mean square?")
def mean_gap(y_hat, y):
    return np.sqrt(((np.ravel(y_hat) - np.ravel(y)) ** 2.0).mean())


@mistake("the largest gap", "One number for all samples: their largest, or their mean?")
def mean_gap(y_hat, y):
    return 1.0 * np.abs(np.ravel(y_hat) - np.ravel(y)).max()


@mistake("the gaps one by one, not their mean", "How many numbers should come back?")
def mean_gap(y_hat, y):
    return 1.0 * np.abs(np.ravel(y_hat) - np.ravel(y))


@mistake("a mean along axis 0, which leaves an array", "Which call of mean() leaves a single number?")
def mean_gap(y_hat, y):
    y_hat = np.asarray(y_hat, dtype=float).reshape(-1, 1)
    y = np.asarray(y, dtype=float).reshape(-1, 1)
    return np.abs(y_hat - y).mean(axis=0)


# ---- plot_order


@mistake("the axes swapped", "Which of the two is drawn to the right, and which upwards?")
def plot_order():
    return ["B", "D", "E", "F", "G", "C"]


@mistake("both lines that draw, though one of them is the trap", "Which of the two draws heights over points?")
def plot_order():
    return ["B", "D", "E", "A", "F", "G", "C"]


@mistake("the legend before there is a curve to name", "What does a legend list? Who has made it by then?")
def plot_order():
    return ["B", "D", "E", "C", "A", "G"]


@mistake("the heights before the points", "Which array does cubic need?")
def plot_order():
    return ["D", "B", "E", "A", "G", "C"]


@mistake("drawing before there are axes to draw on", "Which line makes ax?")
def plot_order():
    return ["B", "D", "A", "E", "G", "C"]


@mistake("drawing before the points are there", "Which line makes x?")
def plot_order():
    return ["E", "A", "B", "D", "G", "C"]


@mistake("drawing before the heights are there", "Which line makes y?")
def plot_order():
    return ["E", "B", "A", "D", "G", "C"]


@mistake("an axis named before there is one", "Which line makes ax?")
def plot_order():
    return ["G", "B", "D", "E", "A", "C"]


@mistake("the plot without its legend", "Six lines belong. Which one is still in the pool?")
def plot_order():
    return ["B", "D", "E", "A", "G"]


@mistake("the plot without a name on its axis", "Six lines belong. Which one is still in the pool?")
def plot_order():
    return ["B", "D", "E", "A", "C"]


@mistake("the lines as they stand", "Which line can be first: one that needs nothing?")
def plot_order():
    return ["A", "B", "C", "D", "E", "F", "G"]


# ---- slope_examples


@mistake("no example left of 0", "Would your examples notice a function that is 1 everywhere?")
def slope_examples():
    return [(0.5, 1), (1, 1), (2, 1)]


@mistake("no example right of 0", "Would your examples notice a function that is −1 everywhere?")
def slope_examples():
    return [(-0.5, -1), (-1, -1), (-2, -1)]


@mistake("no example at the kink", "What would a wrong function return at 0? Do you ask it?")
def slope_examples():
    return [(-2, -1), (0.5, 1), (3, 1)]


@mistake("no example at the kink", "What would a wrong function return at 0? Do you ask it?")
def slope_examples():
    return [(-2, -1), (-0.5, -1), (3, 1)]


@mistake(
    "nothing between −1 and 1 but 0 itself", "Is |x| flat anywhere near 0? Which example would notice who thinks so?"
)
def slope_examples():
    return [(-2, -1), (0, 0), (3, 1)]


@mistake("examples at −1, 0 and 1 only, where x and the slope agree", "Who returns x itself: do you notice?")
def slope_examples():
    return [(-1, -1), (0, 0), (1, 1)]


@mistake("the height |x| given for the slope", "How high is the graph at −2, and how steep is it there?")
def slope_examples():
    return [(-2, 2), (0, 0), (0.5, 0.5)]


@mistake("x given for its own slope", "How steep is |x| at 2? Is it steeper at 3?")
def slope_examples():
    return [(-2, -2), (0, 0), (0.5, 0.5)]


@mistake("slopes with their signs turned", "Walk from left to right: left of 0, do you go down or up?")
def slope_examples():
    return [(-2, 1), (0, 0), (0.5, -1)]


@mistake("the slope 1 given at the kink", "Which value did we agree on at 0?")
def slope_examples():
    return [(-2, -1), (0, 1), (0.5, 1)]


@mistake("the slope −1 given at the kink", "Which value did we agree on at 0?")
def slope_examples():
    return [(-2, -1), (0, -1), (0.5, 1)]


@mistake("slopes that are all 1", "The graph falls somewhere. What is its slope there?")
def slope_examples():
    return [(-2, 1), (-0.5, 1), (3, 1)]


@mistake("the slope given as an angle", "A slope is rise over run. How much does |x| rise on a run of 1?")
def slope_examples():
    return [(-2, -45), (0, 0), (0.5, 45)]


@mistake("points without their slopes", "An example is a point and what is right there. How many numbers are that?")
def slope_examples():
    return [-2, 0, 0.5]
