"""Known mistakes of 3b, each as a learner would hand it in. `row`: its number in the collection of misconceptions."""

import numpy as np
import sympy as sp
from scipy.special import expit as sigmoid
from scipy.special import xlogy

from autograder.mistakes.known import mistake

# ---- bce, bce_with_logits


@mistake("0 · log 0, which is nan", "Which term should vanish here? NumPy multiplies 0 by −inf first.", row=95)
def bce(a, y):
    a, y = np.ravel(a).astype(float), np.ravel(y).astype(float)
    return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))


@mistake("the minus sign forgotten", "Can a cost be negative? The logarithm of a probability is.", row=96)
def bce(a, y):
    a, y = np.ravel(a).astype(float), np.ravel(y).astype(float)
    return np.mean(xlogy(y, a) + xlogy(1 - y, 1 - a))


@mistake("only y · log a: samples with label 0 cost nothing", "What does a wrong 0 cost you now?", row=97)
def bce(a, y):
    a, y = np.ravel(a).astype(float), np.ravel(y).astype(float)
    return -np.mean(xlogy(y, a))


@mistake("only (1 − y) · log(1 − a): samples with label 1 cost nothing", "What does a wrong 1 cost you now?")
def bce(a, y):
    a, y = np.ravel(a).astype(float), np.ravel(y).astype(float)
    return -np.mean(xlogy(1 - y, 1 - a))


@mistake("a table of m by m products, summed", "Elementwise or dot? A transpose belongs to only one of them.", row=98)
def bce(a, y):
    a, y = np.reshape(a, (-1, 1)).astype(float), np.reshape(y, (-1, 1)).astype(float)
    return -np.sum(y * np.log(a).T + (1 - y) * np.log(1 - a).T) / len(y)


@mistake(
    "a column against a row: every label with every probability",
    "Print the shape of y * log a. How many products do m samples need?", row=93,
)  # fmt: skip
def bce(a, y):
    a, y = np.asarray(a, dtype=float), np.asarray(y, dtype=float)
    return -np.mean(xlogy(y, a) + xlogy(1 - y, 1 - a))


@mistake(
    "a column against a row: every label with every probability",
    "Print the shape of y * log a. How many products do m samples need?", row=93,
)  # fmt: skip
def bce(a, y):
    a, y = np.asarray(a, dtype=float), np.asarray(y, dtype=float)
    return -np.sum(xlogy(y, a) + xlogy(1 - y, 1 - a)) / len(y)


@mistake("a dot product of two columns, or of a row and a column", "Elementwise or dot? Lay both in a row.", row=98)
def bce(a, y):
    a, y = np.clip(np.asarray(a, dtype=float), 1e-15, 1 - 1e-15), np.asarray(y, dtype=float)
    return -(np.dot(y, np.log(a)) + np.dot(1 - y, np.log(1 - a))) / len(y)


@mistake("the sum, not the mean", "Doubling the samples should not double a mean.", row=88)
def bce(a, y):
    a, y = np.ravel(a).astype(float), np.ravel(y).astype(float)
    return -np.sum(xlogy(y, a) + xlogy(1 - y, 1 - a))


@mistake("one cost for each sample, not their mean", "One number is asked for. What makes one of many?")
def bce(a, y):
    a, y = np.ravel(a).astype(float), np.ravel(y).astype(float)
    return -xlogy(y, a) - xlogy(1 - y, 1 - a)


@mistake("a logarithm to another base", "log is the natural one in this course. What is the cost of a fair coin then?")
def bce(a, y):
    a, y = np.ravel(a).astype(float), np.ravel(y).astype(float)
    return -np.mean(xlogy(y, a) + xlogy(1 - y, 1 - a)) / np.log(2)


@mistake("a logarithm to another base", "log is the natural one in this course. What is the cost of a fair coin then?")
def bce(a, y):
    a, y = np.ravel(a).astype(float), np.ravel(y).astype(float)
    return -np.mean(xlogy(y, a) + xlogy(1 - y, 1 - a)) / np.log(10)


@mistake("half of the loss", "Which loss did the statement define, with or without ½?", row=89)
def bce(a, y):
    a, y = np.ravel(a).astype(float), np.ravel(y).astype(float)
    return -np.mean(xlogy(y, a) + xlogy(1 - y, 1 - a)) / 2


@mistake("label and probability in each other's place", "Whose logarithm is taken: of what was said, or what is right?")
def bce(a, y):
    a, y = np.ravel(a).astype(float), np.ravel(y).astype(float)
    a, y = y, np.clip(a, 0, 1)
    a = np.clip(a, 1e-15, 1 - 1e-15)
    return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))


@mistake("the squared error", "That is the other loss, the one that goes flat. Where are the logarithms?")
def bce(a, y):
    return np.mean((np.ravel(a) - np.ravel(y)) ** 2)


@mistake("a sigmoid of what is a probability already", "Which of the two functions is given z, and which a?")
def bce(a, y):
    z, y = np.ravel(a).astype(float), np.ravel(y).astype(float)
    return np.mean(np.logaddexp(0, z) - y * z)


@mistake(
    "probabilities kept so far from 0 and 1 that a wrong certainty is cheap",
    "How much does your function charge for a = 0 where y = 1? Which distance from 0 makes that 27?",
)  # fmt: skip
def bce(a, y):
    a, y = np.clip(np.ravel(a).astype(float), 1e-7, 1 - 1e-7), np.ravel(y).astype(float)
    return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))


@mistake(
    "probabilities kept so far from 0 and 1 that a wrong certainty is cheap",
    "How much does your function charge for a = 0 where y = 1? Which distance from 0 makes that 27?",
)  # fmt: skip
def bce(a, y):
    a, y = np.clip(np.ravel(a).astype(float), 1e-8, 1 - 1e-8), np.ravel(y).astype(float)
    return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))


@mistake(
    "probabilities kept so far from 0 and 1 that a wrong certainty is cheap",
    "How much does your function charge for a = 0 where y = 1? Which distance from 0 makes that 27?",
)  # fmt: skip
def bce(a, y):
    a, y = np.clip(np.ravel(a).astype(float), 1e-10, 1 - 1e-10), np.ravel(y).astype(float)
    return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))


@mistake("nan turned into 0, infinite costs too", "A wrong certainty became free. Which of the two terms is the nan?")
def bce(a, y):
    a, y = np.ravel(a).astype(float), np.ravel(y).astype(float)
    with np.errstate(all="ignore"):
        cost = -y * np.log(a) - (1 - y) * np.log(1 - a)
    return np.mean(np.where(np.isfinite(cost), cost, 0.0))


@mistake("labels with the sign of ±1 in mind", "Labels are 0 and 1 here. What is 1 + y for y = 0?")
def bce(a, y):
    a, y = np.ravel(a).astype(float), np.ravel(y).astype(float)
    return -np.mean((1 + y) / 2 * np.log(a) + (1 - y) / 2 * np.log(1 - a))


@mistake("the two cases swapped", "Where the label is 1, which of a and 1 − a was given to it?")
def bce(a, y):
    a, y = np.ravel(a).astype(float), np.ravel(y).astype(float)
    return -np.mean(xlogy(1 - y, a) + xlogy(y, 1 - a))


@mistake("nothing returned", "What does your function give back to whoever called it?")
def bce(a, y):
    print(-np.mean(xlogy(y, a) + xlogy(1 - np.ravel(y), 1 - np.ravel(a))))


@mistake(
    "the sigmoid first, then the logarithm: nan or inf far out", "Which form needs no probability at all?", of="bce"
)
def bce_with_logits(z, y):
    a, y = sigmoid(np.ravel(z).astype(float)), np.ravel(y).astype(float)
    return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))


@mistake(
    "the sigmoid first, then the logarithm: nan or inf far out", "Which form needs no probability at all?", of="bce"
)
def bce_with_logits(z, y):
    return bce(sigmoid(np.ravel(z).astype(float)), y)


@mistake(
    "the sigmoid first, and kept away from 0 and 1",
    "At z = 1000 the loss is 1000. And yours?",
    of="bce",
)
def bce_with_logits(z, y):
    a, y = np.clip(sigmoid(np.ravel(z).astype(float)), 1e-15, 1 - 1e-15), np.ravel(y).astype(float)
    return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))


@mistake("e^1000, which is inf", "Which NumPy function adds two exponentials in log space?", of="bce")
def bce_with_logits(z, y):
    z, y = np.ravel(z).astype(float), np.ravel(y).astype(float)
    return np.mean(np.log(1 + np.exp(z)) - y * z)


@mistake("e^1000, which is inf", "Which NumPy function adds two exponentials in log space?", of="bce")
def bce_with_logits(z, y):
    z, y = np.ravel(z).astype(float), np.ravel(y).astype(float)
    return np.mean(np.log(1 + np.exp(-z)) + (1 - y) * z)


@mistake("z cut off far out", "Clipping changes the answer; rearranging does not.", row=54, of="bce")
def bce_with_logits(z, y):
    z, y = np.clip(np.ravel(z).astype(float), -500, 500), np.ravel(y).astype(float)
    return np.mean(np.logaddexp(0, z) - y * z)


@mistake("softplus + y·z, with the sign turned", "For y = 1 the loss falls as z grows. Does yours?", of="bce")
def bce_with_logits(z, y):
    z, y = np.ravel(z).astype(float), np.ravel(y).astype(float)
    return np.mean(np.logaddexp(0, z) + y * z)


@mistake("softplus alone, whatever the label", "What does the label 1 take away?", of="bce")
def bce_with_logits(z, y):
    return np.mean(np.logaddexp(0, np.ravel(z).astype(float)))


@mistake("the label taken away, not y·z", "log(1 + e^−z) = log(1 + e^z) − z. What is taken away where y = 1?", of="bce")
def bce_with_logits(z, y):
    z, y = np.ravel(z).astype(float), np.ravel(y).astype(float)
    return np.mean(np.logaddexp(0, z) - y)


@mistake("softplus of −z, as if every label were 1", "What is the loss at z = 5 where y = 0?", of="bce")
def bce_with_logits(z, y):
    return np.mean(np.logaddexp(0, -np.ravel(z).astype(float)))


@mistake("the labels swapped", "For y = 1 the loss falls as z grows. Does yours?", of="bce")
def bce_with_logits(z, y):
    z, y = np.ravel(z).astype(float), np.ravel(y).astype(float)
    return np.mean(np.logaddexp(0, z) - (1 - y) * z)


@mistake("the sum of bce_with_logits, not its mean", "Doubling the samples should not double a mean.", of="bce")
def bce_with_logits(z, y):
    z, y = np.ravel(z).astype(float), np.ravel(y).astype(float)
    return np.sum(np.logaddexp(0, z) - y * z)


@mistake(
    "a column of scores against a row of labels",
    "Print the shape of y * z.",
    of="bce",
)
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    return np.mean(np.logaddexp(0, z) - y * z)


@mistake("z taken for a probability", "Which of the two functions is given z, and which a?", of="bce")
def bce_with_logits(z, y):
    a, y = np.clip(np.ravel(z).astype(float), 1e-15, 1 - 1e-15), np.ravel(y).astype(float)
    return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))


@mistake("e^z instead of log(1 + e^z)", "softplus is a logarithm of a sum. Which function has both?", of="bce")
def bce_with_logits(z, y):
    z, y = np.ravel(z).astype(float), np.ravel(y).astype(float)
    return np.mean(np.exp(z) - y * z)


@mistake("ReLU in place of softplus", "At z = 0 the loss of a fair coin is log 2. What is yours?", of="bce")
def bce_with_logits(z, y):
    z, y = np.ravel(z).astype(float), np.ravel(y).astype(float)
    return np.mean(np.maximum(0, z) - y * z)


# ---- logit_slope


@mistake("y − a, the sign turned", "At y = 1 a larger z makes the loss smaller. Which sign has its slope?", row=91)
def logit_slope():
    a, y = sp.symbols("a y")
    return y - a


@mistake(
    "one factor too many: it was there to cancel",
    "Multiply dL/da by a(1 − a), simplify. What is left?",
    row=99,
)
def logit_slope():
    a, y = sp.symbols("a y")
    return (a - y) * a * (1 - a)


@mistake("dL/da alone, without da/dz", "The loss moves with a. And a moves with z: how much?")
def logit_slope():
    a, y = sp.symbols("a y")
    return -y / a + (1 - y) / (1 - a)


@mistake("da/dz alone", "That is how a moves with z. How does the loss move with a?")
def logit_slope():
    a, y = sp.symbols("a y")
    return a * (1 - a)


@mistake("the loss itself, not its slope", "You wrote how much it costs. How fast does that change with z?")
def logit_slope():
    a, y = sp.symbols("a y")
    return -y * sp.log(a) - (1 - y) * sp.log(1 - a)


@mistake("the inner derivative of 1 − a forgotten", "d/da of log(1 − a): what does the inside contribute?")
def logit_slope():
    a, y = sp.symbols("a y")
    return (-y / a - (1 - y) / (1 - a)) * a * (1 - a)


@mistake("the slope of the squared error", "That is the neighbour. Which loss is meant here?")
def logit_slope():
    a, y = sp.symbols("a y")
    return 2 * (a - y) * a * (1 - a)


@mistake("only the part of the label 1", "What does a sample with label 0 contribute?", row=97)
def logit_slope():
    a, y = sp.symbols("a y")
    return -y * (1 - a)


@mistake("only the part of the label 0", "What does a sample with label 1 contribute?")
def logit_slope():
    a, y = sp.symbols("a y")
    return (1 - y) * a


@mistake("the two slopes added, not multiplied", "Rates along a chain: are they added or multiplied?")
def logit_slope():
    a, y = sp.symbols("a y")
    return -y / a + (1 - y) / (1 - a) + a * (1 - a)


@mistake("divided by a(1 − a), not multiplied", "dL/dz = dL/da times da/dz. On which side of the bar is a(1 − a)?")
def logit_slope():
    a, y = sp.symbols("a y")
    return (-y / a + (1 - y) / (1 - a)) / (a * (1 - a))


@mistake("2(a − y)", "There is no square here to bring a 2. Where does yours come from?", row=89)
def logit_slope():
    a, y = sp.symbols("a y")
    return 2 * (a - y)


@mistake("other letters than a and y", "a stands for sigmoid(z) already. Which letters may the result have?")
def logit_slope():
    z, y = sp.symbols("z y")
    return 1 / (1 + sp.exp(-z)) - y


@mistake("other letters than a and y", "a stands for sigmoid(z) already. Which letters may the result have?")
def logit_slope():
    A, Y = sp.symbols("A Y")
    return A - Y


@mistake("brackets forgotten: only the last term is multiplied", "dL/da has two terms. Which one is multiplied here?")
def logit_slope():
    a, y = sp.symbols("a y")
    return -y / a + (1 - y) / (1 - a) * a * (1 - a)


@mistake("one factor of a(1 − a) only", "How does a move with z? Two factors are needed for one of them to cancel.")
def logit_slope():
    a, y = sp.symbols("a y")
    return (-y / a + (1 - y) / (1 - a)) * (1 - a)


@mistake("one factor of a(1 − a) only", "How does a move with z? Two factors are needed for one of them to cancel.")
def logit_slope():
    a, y = sp.symbols("a y")
    return (-y / a + (1 - y) / (1 - a)) * a


@mistake("a text or a function in place of a formula", "SymPy computes with Symbols. What makes a − y of them?")
def logit_slope():
    return "a - y"


@mistake("a text or a function in place of a formula", "SymPy computes with Symbols. What makes a − y of them?")
def logit_slope():
    return lambda a, y: a - y


@mistake("the minus sign of the loss forgotten", "The loss is −log of a probability. Which sign has its slope?")
def logit_slope():
    a, y = sp.symbols("a y")
    loss = y * sp.log(a) - (1 - y) * sp.log(1 - a)
    return sp.simplify(sp.diff(loss, a) * a * (1 - a))


@mistake("differentiated with respect to y", "The label stands still. Which letter moves?")
def logit_slope():
    a, y = sp.symbols("a y")
    loss = -y * sp.log(a) - (1 - y) * sp.log(1 - a)
    return sp.diff(loss, y) * a * (1 - a)


@mistake("a derivative that is not carried out", "You wrote the question; doit() evaluates it.", row=45)
def logit_slope():
    a, y = sp.symbols("a y")
    return sp.Derivative(-y * sp.log(a) - (1 - y) * sp.log(1 - a), a) * a * (1 - a)


# ---- logistic_grad


@mistake("the sum over the samples, not the mean", "Doubling the dataset should not double a mean.", row=88)
def logistic_grad(X, y, w, b):
    X, y = np.asarray(X, dtype=float), np.ravel(y)
    d = sigmoid(X @ w + b) - y
    return X.T @ d, d.sum()


@mistake("dw is a sum, db a mean", "Both are slopes of the same mean. What is dw divided by?")
def logistic_grad(X, y, w, b):
    X, y = np.asarray(X, dtype=float), np.ravel(y)
    d = sigmoid(X @ w + b) - y
    return X.T @ d, d.mean()


@mistake("db is a sum, dw a mean", "Both are slopes of the same mean. What is db divided by?")
def logistic_grad(X, y, w, b):
    X, y = np.asarray(X, dtype=float), np.ravel(y)
    d = sigmoid(X @ w + b) - y
    return X.T @ d / len(y), d.sum()


@mistake("divided by the number of columns", "Count samples, not columns.", row=90)
def logistic_grad(X, y, w, b):
    X, y = np.asarray(X, dtype=float), np.ravel(y)
    d = sigmoid(X @ w + b) - y
    return X.T @ d / X.shape[1], d.sum() / X.shape[1]


@mistake("dw divided by the number of weights", "Count samples, not columns.", row=90)
def logistic_grad(X, y, w, b):
    X, y = np.asarray(X, dtype=float), np.ravel(y)
    d = sigmoid(X @ w + b) - y
    return X.T @ d / len(w), d.mean()


@mistake("divided by m − 1", "The loss is a mean over m samples. How many of them are there?")
def logistic_grad(X, y, w, b):
    X, y = np.asarray(X, dtype=float), np.ravel(y)
    d = sigmoid(X @ w + b) - y
    return X.T @ d / max(len(y) - 1, 1), d.sum() / max(len(y) - 1, 1)


@mistake("a factor 2, as if there were a square", "Which loss is differentiated here: is there a square in it?", row=89)
def logistic_grad(X, y, w, b):
    X, y = np.asarray(X, dtype=float), np.ravel(y)
    d = 2 * (sigmoid(X @ w + b) - y)
    return X.T @ d / len(y), d.mean()


@mistake("half of the gradient", "Which loss is differentiated here: is there a ½ in it?", row=89)
def logistic_grad(X, y, w, b):
    X, y = np.asarray(X, dtype=float), np.ravel(y)
    d = (sigmoid(X @ w + b) - y) / 2
    return X.T @ d / len(y), d.mean()


@mistake("y − a: uphill", "Where a is too large, should z rise or fall?", row=91)
def logistic_grad(X, y, w, b):
    X, y = np.asarray(X, dtype=float), np.ravel(y)
    d = y - sigmoid(X @ w + b)
    return X.T @ d / len(y), d.mean()


@mistake("db not summed: one number for each sample", "One bias, one number.", row=92)
def logistic_grad(X, y, w, b):
    X, y = np.asarray(X, dtype=float), np.ravel(y)
    d = sigmoid(X @ w + b) - y
    return X.T @ d / len(y), d / len(y)


@mistake("db not averaged: one error for each sample", "One bias, one number.", row=92)
def logistic_grad(X, y, w, b):
    X, y = np.asarray(X, dtype=float), np.ravel(y)
    d = sigmoid(X @ w + b) - y
    return X.T @ d / len(y), d


@mistake("a column of labels against a row of activations", "Print the shape of a − y where y is a column.", row=93)
def logistic_grad(X, y, w, b):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    d = sigmoid(X @ w + b) - y
    return X.T @ d / len(y), d.mean()


@mistake("the error made of the labels alone", "Does your gradient change when w changes?", row=94)
def logistic_grad(X, y, w, b):
    X, y = np.asarray(X, dtype=float), np.ravel(y).astype(float)
    d = sigmoid(y) - y
    return X.T @ d / len(y), d.mean()


@mistake("the factor a(1 − a), which has cancelled", "Cross-entropy already cancelled one factor.", row=99)
def logistic_grad(X, y, w, b):
    X, y = np.asarray(X, dtype=float), np.ravel(y)
    a = sigmoid(X @ w + b)
    d = (a - y) * a * (1 - a)
    return X.T @ d / len(y), d.mean()


@mistake("a threshold inside the gradient", "Thresholding is for prediction, not for learning.", row=100)
def logistic_grad(X, y, w, b):
    X, y = np.asarray(X, dtype=float), np.ravel(y)
    d = (sigmoid(X @ w + b) > 0.5) - y
    return X.T @ d / len(y), d.mean()


@mistake("no sigmoid: z in the place of a", "What was said is a probability. Which function makes one of z?")
def logistic_grad(X, y, w, b):
    X, y = np.asarray(X, dtype=float), np.ravel(y)
    d = X @ w + b - y
    return X.T @ d / len(y), d.mean()


@mistake("the bias left out of z", "Does your gradient change when b changes?")
def logistic_grad(X, y, w, b):
    X, y = np.asarray(X, dtype=float), np.ravel(y)
    d = sigmoid(X @ w) - y
    return X.T @ d / len(y), d.mean()


@mistake("no slope for the bias", "b has a slope as well. How does z move with b?")
def logistic_grad(X, y, w, b):
    X, y = np.asarray(X, dtype=float), np.ravel(y)
    d = sigmoid(X @ w + b) - y
    return X.T @ d / len(y), 0.0


@mistake("dw alone", "Two slopes are asked for. Which one is missing?")
def logistic_grad(X, y, w, b):
    X, y = np.asarray(X, dtype=float), np.ravel(y)
    d = sigmoid(X @ w + b) - y
    return X.T @ d / len(y)


@mistake("db first, then dw", "In which order does the stub name them?")
def logistic_grad(X, y, w, b):
    X, y = np.asarray(X, dtype=float), np.ravel(y)
    d = sigmoid(X @ w + b) - y
    return d.mean(), X.T @ d / len(y)


@mistake("dw a single number, everything summed up", "Each weight has a slope of its own. Over which axis is the sum?")
def logistic_grad(X, y, w, b):
    X, y = np.asarray(X, dtype=float), np.ravel(y)
    d = sigmoid(X @ w + b) - y
    return np.mean(X.T @ d) / len(y), d.mean()


@mistake("the gradient of the squared error", "Which loss is it? 2(a − y)a(1 − a) belongs to the neighbour.", row=99)
def logistic_grad(X, y, w, b):
    X, y = np.asarray(X, dtype=float), np.ravel(y)
    a = sigmoid(X @ w + b)
    d = 2 * (a - y) * a * (1 - a)
    return X.T @ d / len(y), d.mean()


@mistake("dL/da alone, without da/dz", "The loss moves with a. And a moves with z: how much?")
def logistic_grad(X, y, w, b):
    X, y = np.asarray(X, dtype=float), np.ravel(y)
    a = sigmoid(X @ w + b)
    d = (a - y) / (a * (1 - a))
    return X.T @ d / len(y), d.mean()


@mistake("da/dz alone, without the labels", "Does your gradient change when a label changes?")
def logistic_grad(X, y, w, b):
    X, y = np.asarray(X, dtype=float), np.ravel(y)
    a = sigmoid(X @ w + b)
    d = a * (1 - a)
    return X.T @ d / len(y), d.mean()


@mistake("the sigmoid of −z", "Should a large z give a value near 1 or near 0?")
def logistic_grad(X, y, w, b):
    X, y = np.asarray(X, dtype=float), np.ravel(y)
    d = sigmoid(-(X @ w + b)) - y
    return X.T @ d / len(y), d.mean()


@mistake("dw cut down to whole numbers", "Which dtype has np.zeros_like(w) where w is [1, -1]?")
def logistic_grad(X, y, w, b):
    X, y, w = np.asarray(X), np.ravel(y), np.asarray(w)
    d = sigmoid(X @ w + b) - y
    dw = np.zeros_like(w)
    dw[:] = X.T @ d / len(y)
    return dw, d.mean()


@mistake("differences, correct to a few digits only", "Differences are good for checking. What is the closed form?")
def logistic_grad(X, y, w, b):
    X, y, w = np.asarray(X, dtype=float), np.ravel(y), np.asarray(w, dtype=float)

    def loss(w, b):
        z = X @ w + b
        return np.mean(np.logaddexp(0, z) - y * z)

    h = 1e-4
    steps = h * np.eye(len(w))
    return np.array([(loss(w + e, b) - loss(w, b)) / h for e in steps]), (loss(w, b + h) - loss(w, b)) / h


@mistake("a list as it came", "Lists have no .T and no @. What makes arrays of X and w first?")
def logistic_grad(X, y, w, b):
    d = sigmoid(X @ w + b) - np.ravel(y)
    return X.T @ d / len(d), d.mean()


@mistake("the softplus in the place of the sigmoid", "Softplus is a loss. What is its slope?")
def logistic_grad(X, y, w, b):
    X, y = np.asarray(X, dtype=float), np.ravel(y)
    d = np.logaddexp(0, X @ w + b) - y
    return X.T @ d / len(y), d.mean()


# ---- standardize


@mistake(
    "the test set scaled by its own mean and spread", "Pretend the test set has not arrived yet.",
    row=130,
)  # fmt: skip
def standardize(X_train, X_test):
    def scaled(X):
        X = np.asarray(X, dtype=float)
        std = X.std(axis=0)
        return (X - X.mean(axis=0)) / np.where(std > 0, std, 1)

    return scaled(X_train), scaled(X_test)


@mistake("mean and spread of both sets together", "The test set must not teach. Whose mean is it?", row=130)
def standardize(X_train, X_test):
    X_train, X_test = np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)
    both = np.concatenate([X_train, X_test])
    mean, std = both.mean(axis=0), both.std(axis=0)
    std = np.where(std > 0, std, 1)
    return (X_train - mean) / std, (X_test - mean) / std


@mistake("the spread of the test set, for the test set", "The test set must not teach. Whose spread is it?", row=130)
def standardize(X_train, X_test):
    X_train, X_test = np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)
    mean, std, own = X_train.mean(axis=0), X_train.std(axis=0), X_test.std(axis=0)
    return (X_train - mean) / np.where(std > 0, std, 1), (X_test - mean) / np.where(own > 0, own, 1)


@mistake("the test set first, then the training set", "In which order does the stub name them?")
def standardize(X_train, X_test):
    X_train, X_test = np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    std = np.where(std > 0, std, 1)
    return (X_test - mean) / std, (X_train - mean) / std


@mistake("results cut down to whole numbers", "Which dtype has np.empty_like(X) where X holds whole numbers?")
def standardize(X_train, X_test):
    X_train, X_test = np.array(X_train), np.array(X_test)
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    std = np.where(std > 0, std, 1)
    X_train[:], X_test[:] = (X_train - mean) / std, (X_test - mean) / std
    return X_train, X_test


@mistake("the test set left as it was", "Which mean and which spread go with the test set, and when are they read?")
def standardize(X_train, X_test):
    X_train, X_test = np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    return (X_train - mean) / np.where(std > 0, std, 1), X_test


@mistake("the test set left as it was", "Which mean and which spread go with the test set, and when are they read?")
def standardize(X_train, X_test):
    X_train, X_test = np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)
    std = X_train.std(axis=0)
    X_train = (X_train - X_train.mean(axis=0)) / np.where(std > 0, std, 1)
    std = X_train.std(axis=0)
    return X_train, (X_test - X_train.mean(axis=0)) / np.where(std > 0, std, 1)


@mistake("0/0 in a constant column", "What is the spread of 3, 3, 3? By what do you divide there?")
def standardize(X_train, X_test):
    X_train, X_test = np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    return (X_train - mean) / std, (X_test - mean) / std


@mistake("divided by m − 1, not by m", "Which of the two does np.std take, and which one the stub?")
def standardize(X_train, X_test):
    X_train, X_test = np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)
    mean, std = X_train.mean(axis=0), X_train.std(axis=0, ddof=1)
    std = np.where(std > 0, std, 1)
    return (X_train - mean) / std, (X_test - mean) / std


@mistake("divided by the variance", "Variance is in squared units. Which root is missing?")
def standardize(X_train, X_test):
    X_train, X_test = np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)
    mean, var = X_train.mean(axis=0), X_train.var(axis=0)
    var = np.where(var > 0, var, 1)
    return (X_train - mean) / var, (X_test - mean) / var


@mistake("one mean and one spread for the whole table", "Which axis of mean and std keeps the columns apart?")
def standardize(X_train, X_test):
    X_train, X_test = np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)
    return (X_train - X_train.mean()) / X_train.std(), (X_test - X_train.mean()) / X_train.std()


@mistake("each row scaled, not each column", "A row is a sample. Over which axis is the mean of a column?")
def standardize(X_train, X_test):
    def scaled(X):
        X = np.asarray(X, dtype=float)
        std = X.std(axis=1, keepdims=True)
        return (X - X.mean(axis=1, keepdims=True)) / np.where(std > 0, std, 1)

    return scaled(X_train), scaled(X_test)


@mistake("mean taken away, spread left", "What makes wide and narrow columns the same size?")
def standardize(X_train, X_test):
    X_train, X_test = np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)
    return X_train - X_train.mean(axis=0), X_test - X_train.mean(axis=0)


@mistake("divided by the spread, mean left", "Around which number do your columns lie now?")
def standardize(X_train, X_test):
    X_train, X_test = np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)
    std = X_train.std(axis=0)
    std = np.where(std > 0, std, 1)
    return X_train / std, X_test / std


@mistake("the range from 0 to 1", "That is the neighbour. Which two numbers should mean and spread become?")
def standardize(X_train, X_test):
    X_train, X_test = np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)
    low, width = X_train.min(axis=0), np.ptp(X_train, axis=0)
    width = np.where(width > 0, width, 1)
    return (X_train - low) / width, (X_test - low) / width


@mistake("brackets forgotten: X − (mean / spread)", "Python divides before it subtracts. What is divided here?")
def standardize(X_train, X_test):
    X_train, X_test = np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    std = np.where(std > 0, std, 1)
    return X_train - mean / std, X_test - mean / std


@mistake("the learner's own tables overwritten", "Work on a copy: whose tables did you write into?")
def standardize(X_train, X_test):
    X_train, X_test = np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    std = np.where(std > 0, std, 1)
    for X in (X_train, X_test):
        X -= mean
        X /= std
    return X_train, X_test


@mistake("a constant column dropped", "As many columns come out as went in. What may stand in this one?")
def standardize(X_train, X_test):
    X_train, X_test = np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    keep = std > 0
    return ((X_train - mean) / np.where(keep, std, 1))[:, keep], ((X_test - mean) / np.where(keep, std, 1))[:, keep]


@mistake("the training set alone", "Two tables are asked for. Where is the other one?")
def standardize(X_train, X_test):
    X_train = np.asarray(X_train, dtype=float)
    std = X_train.std(axis=0)
    return (X_train - X_train.mean(axis=0)) / np.where(std > 0, std, 1)


@mistake("a list as it came", "Lists have no mean(axis=0). What makes arrays of both tables first?")
def standardize(X_train, X_test):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    std = np.where(std > 0, std, 1)
    return (X_train - mean) / std, (X_test - mean) / std


# ---- minibatches


@mistake("X shuffled, y left in its order", "Deal the cards in pairs.", row=131)
def minibatches(X, y, B, rng):
    X, y = rng.permutation(np.asarray(X)), np.asarray(y)
    return [(X[k : k + B], y[k : k + B]) for k in range(0, len(X), B)]


@mistake("X and y shuffled, each in its own way", "Two deals are two orders. How often may rng be asked?", row=131)
def minibatches(X, y, B, rng):
    X, y = rng.permutation(np.asarray(X)), rng.permutation(np.asarray(y))
    return [(X[k : k + B], y[k : k + B]) for k in range(0, len(X), B)]


@mistake("the short batch dropped", "How many rows are left over, and where do they go?")
def minibatches(X, y, B, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(X))
    for k in range(len(X) // B):
        rows = order[k * B : (k + 1) * B]
        yield X[rows], y[rows]


@mistake("an empty batch at the end", "How many batches do 6 rows make, two to a batch?")
def minibatches(X, y, B, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(X))
    cuts = [order[k * B : (k + 1) * B] for k in range(len(X) // B + 1)]
    return [(X[rows], y[rows]) for rows in cuts]


@mistake("the short batch first", "Which batch may be short? Begin to cut at 0.")
def minibatches(X, y, B, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(X))
    for rows in np.split(order, range(len(X) % B or B, len(X), B)):
        yield X[rows], y[rows]


@mistake("the last batch filled up with rows that were dealt before", "Each row once: may the last batch be short?")
def minibatches(X, y, B, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(X))
    for start in range(0, len(X), B):
        rows = np.take(order, range(start, start + B), mode="wrap")
        yield X[rows], y[rows]


@mistake("the last line of the stub left below a yield", "What happens after the last batch? Delete that line.")
def minibatches(X, y, B, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(X))
    for start in range(0, len(X), B):
        rows = order[start : start + B]
        yield X[rows], y[rows]
    raise NotImplementedError("minibatches: hint(minibatches) helps")


@mistake("labels first, then rows", "In which order does the stub name the two?")
def minibatches(X, y, B, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(X))
    return [(y[order[k : k + B]], X[order[k : k + B]]) for k in range(0, len(X), B)]


@mistake("one batch, not all of them", "An epoch is all samples. What does a loop over your result get?")
def minibatches(X, y, B, rng):
    X, y = np.asarray(X), np.asarray(y)
    rows = rng.permutation(len(X))[:B]
    return X[rows], y[rows]


@mistake("nothing shuffled", "The batches are the same in every epoch. What is rng for?")
def minibatches(X, y, B, rng):
    X, y = np.asarray(X), np.asarray(y)
    return [(X[k : k + B], y[k : k + B]) for k in range(0, len(X), B)]


@mistake("a seed of its own", "Who owns the random generator? Ask the rng that you were given.", row=105)
def minibatches(X, y, B, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = np.random.default_rng(0).permutation(len(X))
    return [(X[order[k : k + B]], y[order[k : k + B]]) for k in range(0, len(X), B)]


@mistake("NumPy's global chance, not rng", "Who owns the random generator? Ask the rng that you were given.")
def minibatches(X, y, B, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = np.random.permutation(len(X))
    return [(X[order[k : k + B]], y[order[k : k + B]]) for k in range(0, len(X), B)]


@mistake("rows drawn with replacement", "Some rows come twice, others never. How are cards dealt?")
def minibatches(X, y, B, rng):
    X, y = np.asarray(X), np.asarray(y)
    for start in range(0, len(X), B):
        rows = rng.integers(0, len(X), min(B, len(X) - start))
        yield X[rows], y[rows]


@mistake("rows drawn with replacement", "Some rows come twice, others never. How are cards dealt?")
def minibatches(X, y, B, rng):
    X, y = np.asarray(X), np.asarray(y)
    for start in range(0, len(X), B):
        rows = rng.choice(len(X), min(B, len(X) - start))
        yield X[rows], y[rows]


@mistake("a new deal for every batch", "Each batch comes from a deck that is full again. When is the deck shuffled?")
def minibatches(X, y, B, rng):
    X, y = np.asarray(X), np.asarray(y)
    for start in range(0, len(X), B):
        rows = rng.permutation(len(X))[start : start + B]
        yield X[rows], y[rows]


@mistake("the learner's own X and y shuffled", "Shuffle the numbers of the rows, not the rows: whose arrays are these?")
def minibatches(X, y, B, rng):
    X, y = np.asarray(X), np.asarray(y)
    state = rng.bit_generator.state
    rng.shuffle(X)
    rng.bit_generator.state = state
    rng.shuffle(y)
    return [(X[k : k + B].copy(), y[k : k + B].copy()) for k in range(0, len(X), B)]


@mistake("only the order of the batches shuffled", "The same rows always sit together. What has to be dealt?")
def minibatches(X, y, B, rng):
    X, y = np.asarray(X), np.asarray(y)
    starts = range(0, len(X), B)
    whole = [s for s in starts if s + B <= len(X)]
    for s in [*rng.permutation(whole), *[s for s in starts if s + B > len(X)]]:
        s = int(s)
        yield X[s : s + B], y[s : s + B]


@mistake("shuffled within the batches only", "The first batch always has the first rows. What has to be dealt?")
def minibatches(X, y, B, rng):
    X, y = np.asarray(X), np.asarray(y)
    for s in range(0, len(X), B):
        rows = s + rng.permutation(len(X[s : s + B]))
        yield X[rows], y[rows]


@mistake("B batches, not batches of B rows", "Is B the number of batches, or of rows in one?")
def minibatches(X, y, B, rng):
    X, y = np.asarray(X), np.asarray(y)
    for rows in np.array_split(rng.permutation(len(X)), B):
        yield X[rows], y[rows]


@mistake("rows spread evenly over the batches", "Only the last batch may be short. Which function cuts every B rows?")
def minibatches(X, y, B, rng):
    X, y = np.asarray(X), np.asarray(y)
    for rows in np.array_split(rng.permutation(len(X)), -(-len(X) // B)):
        yield X[rows], y[rows]


@mistake("the first batch alone, by a return in the loop", "A return ends the function. What hands out and goes on?")
def minibatches(X, y, B, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(X))
    for k in range(0, len(X), B):
        rows = order[k : k + B]
        return [(X[rows], y[rows])]


@mistake("rows without their labels", "A pair is asked for: what does a gradient need beside X?")
def minibatches(X, y, B, rng):
    X = np.asarray(X)
    order = rng.permutation(len(X))
    return [X[order[k : k + B]] for k in range(0, len(X), B)]


@mistake("all X batches first, then all y batches", "One pair for each batch. What does zip make of two lists?")
def minibatches(X, y, B, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(X))
    cuts = [order[k : k + B] for k in range(0, len(X), B)]
    return [X[rows] for rows in cuts], [y[rows] for rows in cuts]


@mistake("the numbers of the rows, not the rows", "X[rows] is what a gradient needs. What did you hand out?")
def minibatches(X, y, B, rng):
    y = np.asarray(y)
    order = rng.permutation(len(y))
    return [(order[k : k + B], y[order[k : k + B]]) for k in range(0, len(y), B)]


@mistake("a step of 1 from batch to batch", "Where does the second batch begin?")
def minibatches(X, y, B, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(X))
    return [(X[order[k : k + B]], y[order[k : k + B]]) for k in range(len(X))]


@mistake("one row too few or too many in a batch", "From start to start + B: how many rows does that slice have?")
def minibatches(X, y, B, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(X))
    return [(X[order[k : k + B - 1]], y[order[k : k + B - 1]]) for k in range(0, len(X), B)]


@mistake("a list as it came", "A list takes one index, not many. What makes arrays of X and y first?")
def minibatches(X, y, B, rng):
    order = rng.permutation(len(X))
    return [(X[order[k : k + B]], y[order[k : k + B]]) for k in range(0, len(X), B)]


# ---- sgd


@mistake("uphill: lr · g added", "Uphill or downhill?", row=81)
def sgd(grad_batch, w0, batches, lr):
    path = [np.array(w0, dtype=float)]
    for X, y in batches:
        path.append(path[-1] + lr * grad_batch(path[-1], X, y))
    return np.array(path)


@mistake("every gradient read at w0", "The slope changes as you move. Where do you read it?", row=85)
def sgd(grad_batch, w0, batches, lr):
    start = np.array(w0, dtype=float)
    path = [start]
    for X, y in batches:
        path.append(path[-1] - lr * grad_batch(start, X, y))
    return np.array(path)


@mistake("w0 left out of the path", "How many points do n steps visit?", row=87)
def sgd(grad_batch, w0, batches, lr):
    w, path = np.array(w0, dtype=float), []
    for X, y in batches:
        w = w - lr * grad_batch(w, X, y)
        path.append(w)
    return np.array(path)


@mistake("the last point left out of the path", "How many points do n steps visit?", row=87)
def sgd(grad_batch, w0, batches, lr):
    w, path = np.array(w0, dtype=float), []
    for X, y in batches:
        path.append(w)
        w = w - lr * grad_batch(w, X, y)
    return np.array(path)


@mistake("the same array stored again and again", "You stored the same array n times. What makes a new one?", row=84)
def sgd(grad_batch, w0, batches, lr):
    w = np.array(w0, dtype=float)
    path = [w]
    for X, y in batches:
        w -= lr * grad_batch(w, X, y)
        path.append(w)
    return np.array(path)


@mistake("the start of the path moved along", "w0 was stored, then moved. Which line needs a copy?", row=84)
def sgd(grad_batch, w0, batches, lr):
    w = np.array(w0, dtype=float)
    path = [w]
    for X, y in batches:
        w -= lr * grad_batch(w, X, y)
        path.append(w.copy())
    return np.array(path)


@mistake("the learner's own w0 moved", "Copy before you walk.", row=83)
def sgd(grad_batch, w0, batches, lr):
    w = np.asarray(w0)
    path = [w.copy()]
    for X, y in batches:
        w -= lr * grad_batch(w, X, y)
        path.append(w.copy())
    return np.array(path)


@mistake("steps cut down to whole numbers", "Which dtype has an array of 1 and −2? Make it floats first.")
def sgd(grad_batch, w0, batches, lr):
    path = [np.array(w0)]
    for X, y in batches:
        step = np.array(path[-1])
        step[:] = path[-1] - lr * grad_batch(path[-1], X, y)
        path.append(step)
    return np.array(path)


@mistake("one coordinate after the other", "Both partials must be read at the same point.", row=82)
def sgd(grad_batch, w0, batches, lr):
    path = [np.array(w0, dtype=float)]
    for X, y in batches:
        w = path[-1].copy()
        for i in range(len(w)):
            w[i] -= lr * grad_batch(w, X, y)[i]
        path.append(w)
    return np.array(path)


@mistake("w a second time in the rule", "Does the update rule mention w a second time?", row=86)
def sgd(grad_batch, w0, batches, lr):
    path = [np.array(w0, dtype=float)]
    for X, y in batches:
        path.append(path[-1] - lr * grad_batch(path[-1], X, y) * path[-1])
    return np.array(path)


@mistake("lr forgotten", "How long is a step when lr is halved?")
def sgd(grad_batch, w0, batches, lr):
    path = [np.array(w0, dtype=float)]
    for X, y in batches:
        path.append(path[-1] - grad_batch(path[-1], X, y))
    return np.array(path)


@mistake("divided by the size of the batch once more", "The gradient is a mean already. Average once.")
def sgd(grad_batch, w0, batches, lr):
    path = [np.array(w0, dtype=float)]
    for X, y in batches:
        path.append(path[-1] - lr * grad_batch(path[-1], X, y) / len(y))
    return np.array(path)


@mistake(
    "len() or an index asked of the batches",
    "An iterator has no length and no entry 0. Which loop needs neither?",
)
def sgd(grad_batch, w0, batches, lr):
    path = [np.array(w0, dtype=float)]
    for k in range(len(batches)):
        path.append(path[-1] - lr * grad_batch(path[-1], *batches[k]))
    return np.array(path)


@mistake(
    "an iterator used up before the walk",
    "Counting them uses them up. How often may you walk?",
)
def sgd(grad_batch, w0, batches, lr):
    n = sum(1 for _ in batches)
    path = [np.array(w0, dtype=float)]
    for X, y in batches:
        path.append(path[-1] - lr * grad_batch(path[-1], X, y))
    assert n or len(path) == 1
    return np.array(path)


@mistake("the last point, not the path", "How does one see where it went? Every point is asked for.")
def sgd(grad_batch, w0, batches, lr):
    w = np.array(w0, dtype=float)
    for X, y in batches:
        w = w - lr * grad_batch(w, X, y)
    return w


@mistake("all batches from the same point", "Each step starts where the last one ended. Where do yours start?")
def sgd(grad_batch, w0, batches, lr):
    w = np.array(w0, dtype=float)
    return np.array([w] + [w - lr * grad_batch(w, X, y) for X, y in batches])


@mistake("a list as it came", "A list has no ndim and cannot be stepped from. What makes an array of floats?")
def sgd(grad_batch, w0, batches, lr):
    w = w0.copy()
    path = [w]
    for X, y in batches:
        w = w - lr * grad_batch(w, X, y)
        path.append(w)
    return np.array(path, dtype=float) if w0.ndim else None


@mistake("X and y swapped for grad_batch", "In which order does grad_batch take its arguments?")
def sgd(grad_batch, w0, batches, lr):
    path = [np.array(w0, dtype=float)]
    for X, y in batches:
        path.append(path[-1] - lr * grad_batch(path[-1], y, X))
    return np.array(path)


@mistake("a learning rate that shrinks", "The stub has one lr for all steps. What does yours do to it?")
def sgd(grad_batch, w0, batches, lr):
    path = [np.array(w0, dtype=float)]
    for k, (X, y) in enumerate(batches, 1):
        path.append(path[-1] - lr / k * grad_batch(path[-1], X, y))
    return np.array(path)


# ---- momentum


@mistake("the average that forgets: (1 − β)·g", "How long is the very first step?", row=140)
def momentum(grad, w0, lr, beta, n):
    path, v = [np.array(w0, dtype=float)], 0.0
    for _ in range(n):
        v = beta * v + (1 - beta) * grad(path[-1])
        path.append(path[-1] - lr * v)
    return np.array(path)


@mistake("no memory: v is the present slope", "What is left of the last v in your new one?")
def momentum(grad, w0, lr, beta, n):
    path = [np.array(w0, dtype=float)]
    for _ in range(n):
        path.append(path[-1] - lr * grad(path[-1]))
    return np.array(path)


@mistake("the slope looked up ahead (Nesterov)", "A fine method, but where does the stub read the slope?")
def momentum(grad, w0, lr, beta, n):
    path, v = [np.array(w0, dtype=float)], 0.0
    for _ in range(n):
        v = beta * v + grad(path[-1] - lr * beta * v)
        path.append(path[-1] - lr * v)
    return np.array(path)


@mistake("w moved by the old v", "Which comes first, the new v or the new w?")
def momentum(grad, w0, lr, beta, n):
    path, v = [np.array(w0, dtype=float)], 0.0
    for _ in range(n):
        g = grad(path[-1])
        path.append(path[-1] - lr * v)
        v = beta * v + g
    return np.array(path)


@mistake("v ← βv − g and then w − lr·v: uphill", "Two minus signs make a plus. Which of them is right?")
def momentum(grad, w0, lr, beta, n):
    path, v = [np.array(w0, dtype=float)], 0.0
    for _ in range(n):
        v = beta * v - grad(path[-1])
        path.append(path[-1] - lr * v)
    return np.array(path)


@mistake("v ← βv − g and then w − lr·v: uphill", "Two minus signs make a plus. Which of them is right?", row=81)
def momentum(grad, w0, lr, beta, n):
    path, v = [np.array(w0, dtype=float)], 0.0
    for _ in range(n):
        v = beta * v + grad(path[-1])
        path.append(path[-1] + lr * v)
    return np.array(path)


@mistake("the velocity starts at the first slope", "v is 0 at the beginning. How long is your first step?")
def momentum(grad, w0, lr, beta, n):
    path = [np.array(w0, dtype=float)]
    v = np.asarray(grad(path[0]), dtype=float)
    for _ in range(n):
        v = beta * v + grad(path[-1])
        path.append(path[-1] - lr * v)
    return np.array(path)


@mistake("β on the slope, not on the velocity", "Which of the two is remembered, and how well?")
def momentum(grad, w0, lr, beta, n):
    path, v = [np.array(w0, dtype=float)], 0.0
    for _ in range(n):
        v = v + beta * grad(path[-1])
        path.append(path[-1] - lr * v)
    return np.array(path)


@mistake("nothing is ever forgotten: β = 1", "What slows the ball down? Where is β in your rule?")
def momentum(grad, w0, lr, beta, n):
    path, v = [np.array(w0, dtype=float)], 0.0
    for _ in range(n):
        v = v + grad(path[-1])
        path.append(path[-1] - lr * v)
    return np.array(path)


@mistake("(1 − β)·v + β·g: the two shares swapped", "With β = 0 nothing is remembered. What does your rule do then?")
def momentum(grad, w0, lr, beta, n):
    path, v = [np.array(w0, dtype=float)], 0.0
    for _ in range(n):
        v = (1 - beta) * v + beta * grad(path[-1])
        path.append(path[-1] - lr * v)
    return np.array(path)


@mistake("lr twice, in v and in the step", "In which of the two lines does lr stand?")
def momentum(grad, w0, lr, beta, n):
    path, v = [np.array(w0, dtype=float)], 0.0
    for _ in range(n):
        v = beta * v + lr * grad(path[-1])
        path.append(path[-1] - lr * v)
    return np.array(path)


@mistake("lr forgotten", "How long is a step when lr is halved?")
def momentum(grad, w0, lr, beta, n):
    path, v = [np.array(w0, dtype=float)], 0.0
    for _ in range(n):
        v = beta * v + grad(path[-1])
        path.append(path[-1] - v)
    return np.array(path)


@mistake("β on both: β·(v + g)", "Which of the two is remembered? Only that one fades.")
def momentum(grad, w0, lr, beta, n):
    path, v = [np.array(w0, dtype=float)], 0.0
    for _ in range(n):
        v = beta * (v + grad(path[-1]))
        path.append(path[-1] - lr * v)
    return np.array(path)


@mistake("the velocities, not the points", "Which of the two is a place on the map?")
def momentum(grad, w0, lr, beta, n):
    w = np.array(w0, dtype=float)
    v = np.zeros_like(w)
    path = [v]
    for _ in range(n):
        v = beta * v + grad(w)
        w = w - lr * v
        path.append(v)
    return np.array(path)


@mistake("steps cut down to whole numbers", "Which dtype has an array of 1 and −2? Make it floats first.")
def momentum(grad, w0, lr, beta, n):
    w = np.array(w0)
    path, v = np.zeros((n + 1, len(w)), dtype=w.dtype), 0.0
    path[0] = w
    for k in range(n):
        v = beta * v + grad(path[k])
        path[k + 1] = path[k] - lr * v
    return path


@mistake("one step too few", "How many points do n steps visit?", row=87)
def momentum(grad, w0, lr, beta, n):
    path, v = [np.array(w0, dtype=float)], 0.0
    for _ in range(n - 1):
        v = beta * v + grad(path[-1])
        path.append(path[-1] - lr * v)
    return np.array(path)


@mistake("w0 left out of the path", "How many points do n steps visit?", row=87)
def momentum(grad, w0, lr, beta, n):
    w, v, path = np.array(w0, dtype=float), 0.0, []
    for _ in range(n):
        v = beta * v + grad(w)
        w = w - lr * v
        path.append(w)
    return np.array(path)


@mistake("every slope read at w0", "The slope changes as you move. Where do you read it?", row=85)
def momentum(grad, w0, lr, beta, n):
    path, v = [np.array(w0, dtype=float)], 0.0
    g = grad(path[0])
    for _ in range(n):
        v = beta * v + g
        path.append(path[-1] - lr * v)
    return np.array(path)


@mistake("the same array stored again and again", "You stored the same array n times. What makes a new one?", row=84)
def momentum(grad, w0, lr, beta, n):
    w = np.array(w0, dtype=float)
    v, path = np.zeros_like(w), [w]
    for _ in range(n):
        v = beta * v + grad(w)
        w -= lr * v
        path.append(w)
    return np.array(path)


@mistake("the learner's own w0 moved", "Copy before you walk.", row=83)
def momentum(grad, w0, lr, beta, n):
    w = np.asarray(w0)
    v, path = np.zeros(len(w)), [w.copy()]
    for _ in range(n):
        v = beta * v + grad(w)
        w -= lr * v
        path.append(w.copy())
    return np.array(path)


@mistake("the last point, not the path", "How does one see where it went? Every point is asked for.")
def momentum(grad, w0, lr, beta, n):
    w, v = np.array(w0, dtype=float), 0.0
    for _ in range(n):
        v = beta * v + grad(w)
        w = w - lr * v
    return w


# ---- fit_logistic


@mistake(
    "weights that ran away: by columns that are not scaled, or by steps uphill",
    "Look at the feature scales first, then at the sign of the step.", row=101,
)  # fmt: skip
def fit_logistic(X_train, y_train, X_test, rng):
    def grad_batch(t, X, y):
        return np.append(*logistic_grad(X, y, t[:-1], t[-1]))

    t = np.zeros(X_train.shape[1] + 1)
    for _ in range(40):
        t = sgd(grad_batch, t, minibatches(X_train, y_train, 32, rng), 0.01)[-1]
    return sigmoid(X_test @ t[:-1] + t[-1])


@mistake("the test set scaled by its own mean and spread", "Pretend the test set has not arrived yet.", row=130)
def fit_logistic(X_train, y_train, X_test, rng):
    def scaled(X):
        return (X - X.mean(axis=0)) / X.std(axis=0)

    X, X_new = scaled(X_train), scaled(X_test)

    def grad_batch(t, X, y):
        return np.append(*logistic_grad(X, y, t[:-1], t[-1]))

    t = np.zeros(X.shape[1] + 1)
    for _ in range(40):
        t = sgd(grad_batch, t, minibatches(X, y_train, 32, rng), 0.3)[-1]
    return sigmoid(X_new @ t[:-1] + t[-1])


@mistake("mean and spread of both sets together", "The test set must not teach. Whose mean is it?", row=130)
def fit_logistic(X_train, y_train, X_test, rng):
    both, _ = standardize(np.concatenate([X_train, X_test]), X_test)
    X, X_new = both[: len(X_train)], both[len(X_train) :]

    def grad_batch(t, X, y):
        return np.append(*logistic_grad(X, y, t[:-1], t[-1]))

    t = np.zeros(X.shape[1] + 1)
    for _ in range(40):
        t = sgd(grad_batch, t, minibatches(X, y_train, 32, rng), 0.3)[-1]
    return sigmoid(X_new @ t[:-1] + t[-1])


@mistake("the test set scaled by its own mean and spread", "Pretend the test set has not arrived yet.", row=130)
def fit_logistic(X_train, y_train, X_test, rng):
    X, _ = standardize(X_train, X_train)
    X_new, _ = standardize(X_test, X_test)

    def grad_batch(t, X, y):
        return np.append(*logistic_grad(X, y, t[:-1], t[-1]))

    t = np.zeros(X.shape[1] + 1)
    for _ in range(40):
        t = sgd(grad_batch, t, minibatches(X, y_train, 32, rng), 0.3)[-1]
    return sigmoid(X_new @ t[:-1] + t[-1])


@mistake(
    "weights that ran away: by columns that are not scaled, or by steps uphill",
    "Look at the feature scales first, then at the sign of the step.", row=101,
)  # fmt: skip
def fit_logistic(X_train, y_train, X_test, rng):
    X, _ = standardize(X_train, X_test)

    def grad_batch(t, X, y):
        return np.append(*logistic_grad(X, y, t[:-1], t[-1]))

    t = np.zeros(X.shape[1] + 1)
    for _ in range(40):
        t = sgd(grad_batch, t, minibatches(X, y_train, 32, rng), 0.3)[-1]
    return sigmoid(X_test @ t[:-1] + t[-1])


@mistake("labels 0 and 1 in place of probabilities", "How sure is it? The threshold comes after what is asked for.")
def fit_logistic(X_train, y_train, X_test, rng):
    X, X_new = standardize(X_train, X_test)

    def grad_batch(t, X, y):
        return np.append(*logistic_grad(X, y, t[:-1], t[-1]))

    t = np.zeros(X.shape[1] + 1)
    for _ in range(40):
        t = sgd(grad_batch, t, minibatches(X, y_train, 32, rng), 0.3)[-1]
    return (sigmoid(X_new @ t[:-1] + t[-1]) > 0.5).astype(int)


@mistake("z returned, without the sigmoid", "A probability is between 0 and 1. Which function leads there?")
def fit_logistic(X_train, y_train, X_test, rng):
    X, X_new = standardize(X_train, X_test)

    def grad_batch(t, X, y):
        return np.append(*logistic_grad(X, y, t[:-1], t[-1]))

    t = np.zeros(X.shape[1] + 1)
    for _ in range(40):
        t = sgd(grad_batch, t, minibatches(X, y_train, 32, rng), 0.3)[-1]
    return X_new @ t[:-1] + t[-1]


@mistake("no bias", "Twice as many ones as zeros: which weight can say so when all columns are 0?")
def fit_logistic(X_train, y_train, X_test, rng):
    X, X_new = standardize(X_train, X_test)
    w = np.zeros(X.shape[1])
    for _ in range(40):
        w = sgd(lambda w, X, y: logistic_grad(X, y, w, 0.0)[0], w, minibatches(X, y_train, 32, rng), 0.3)[-1]
    return sigmoid(X_new @ w)


@mistake("the bias learned, then left out", "b is the last entry of what was learned. Where is it at the end?")
def fit_logistic(X_train, y_train, X_test, rng):
    X, X_new = standardize(X_train, X_test)

    def grad_batch(t, X, y):
        return np.append(*logistic_grad(X, y, t[:-1], t[-1]))

    t = np.zeros(X.shape[1] + 1)
    for _ in range(40):
        t = sgd(grad_batch, t, minibatches(X, y_train, 32, rng), 0.3)[-1]
    return sigmoid(X_new @ t[:-1])


@mistake("each epoch begins at 0 again", "Where does the second epoch start? Only the last one counts in yours.")
def fit_logistic(X_train, y_train, X_test, rng):
    X, X_new = standardize(X_train, X_test)

    def grad_batch(t, X, y):
        return np.append(*logistic_grad(X, y, t[:-1], t[-1]))

    for _ in range(40):
        t = sgd(grad_batch, np.zeros(X.shape[1] + 1), minibatches(X, y_train, 32, rng), 0.03)[-1]
    return sigmoid(X_new @ t[:-1] + t[-1])


@mistake("one epoch of small steps: hardly moved", "How far has the loss fallen? Let it run for longer.")
def fit_logistic(X_train, y_train, X_test, rng):
    X, X_new = standardize(X_train, X_test)

    def grad_batch(t, X, y):
        return np.append(*logistic_grad(X, y, t[:-1], t[-1]))

    t = sgd(grad_batch, np.zeros(X.shape[1] + 1), minibatches(X, y_train, 32, rng), 0.01)[-1]
    return sigmoid(X_new @ t[:-1] + t[-1])


@mistake("nothing learned: half for everybody", "sigmoid(0) is ½. Which weights are these, and which row of the path?")
def fit_logistic(X_train, y_train, X_test, rng):
    X, X_new = standardize(X_train, X_test)

    def grad_batch(t, X, y):
        return np.append(*logistic_grad(X, y, t[:-1], t[-1]))

    t = np.zeros(X.shape[1] + 1)
    for _ in range(40):
        t = sgd(grad_batch, t, minibatches(X, y_train, 32, rng), 0.3)[0]
    return sigmoid(X_new @ t[:-1] + t[-1])


@mistake("rows shuffled without their labels", "Deal the cards in pairs.", row=131)
def fit_logistic(X_train, y_train, X_test, rng):
    X, X_new = standardize(X_train, X_test)

    def grad_batch(t, X, y):
        return np.append(*logistic_grad(X, y, t[:-1], t[-1]))

    t = np.zeros(X.shape[1] + 1)
    for _ in range(40):
        t = sgd(grad_batch, t, minibatches(rng.permutation(X), y_train, 32, rng), 0.3)[-1]
    return sigmoid(X_new @ t[:-1] + t[-1])


@mistake("probabilities of the training set", "Of whom is it asked? Count the rows.")
def fit_logistic(X_train, y_train, X_test, rng):
    X, X_new = standardize(X_train, X_test)

    def grad_batch(t, X, y):
        return np.append(*logistic_grad(X, y, t[:-1], t[-1]))

    t = np.zeros(X.shape[1] + 1)
    for _ in range(40):
        t = sgd(grad_batch, t, minibatches(X, y_train, 32, rng), 0.3)[-1]
    return sigmoid(X @ t[:-1] + t[-1])


@mistake("a chance of its own, not rng", "The same rng twice: is the answer the same?", row=105)
def fit_logistic(X_train, y_train, X_test, rng):
    X, X_new = standardize(X_train, X_test)
    rng = np.random.default_rng()

    def grad_batch(t, X, y):
        return np.append(*logistic_grad(X, y, t[:-1], t[-1]))

    t = np.zeros(X.shape[1] + 1)
    for _ in range(40):
        t = sgd(grad_batch, t, minibatches(X, y_train, 32, rng), 0.3)[-1]
    return sigmoid(X_new @ t[:-1] + t[-1])


@mistake(
    "weights that ran away: by columns that are not scaled, or by steps uphill",
    "Look at the feature scales first, then at the sign of the step.", row=91,
)  # fmt: skip
def fit_logistic(X_train, y_train, X_test, rng):
    X, X_new = standardize(X_train, X_test)

    def grad_batch(t, X, y):
        return -np.append(*logistic_grad(X, y, t[:-1], t[-1]))

    t = np.zeros(X.shape[1] + 1)
    for _ in range(40):
        t = sgd(grad_batch, t, minibatches(X, y_train, 32, rng), 0.3)[-1]
    return sigmoid(X_new @ t[:-1] + t[-1])


@mistake("the gradient thresholded", "Thresholding is for prediction, not for learning.", row=100)
def fit_logistic(X_train, y_train, X_test, rng):
    X, X_new = standardize(X_train, X_test)

    def grad_batch(t, X, y):
        d = (sigmoid(X @ t[:-1] + t[-1]) > 0.5) - y
        return np.append(X.T @ d, d.sum()) / len(y)

    t = np.zeros(X.shape[1] + 1)
    for _ in range(40):
        t = sgd(grad_batch, t, minibatches(X, y_train, 32, rng), 0.3)[-1]
    return sigmoid(X_new @ t[:-1] + t[-1])


@mistake("nothing learned: half for everybody", "sigmoid(0) is ½. Which weights are these, and which row of the path?")
def fit_logistic(X_train, y_train, X_test, rng):
    return np.full(len(X_test), 0.5)


@mistake("how likely a 0 is, not a 1", "Of which label is the probability asked?")
def fit_logistic(X_train, y_train, X_test, rng):
    X, X_new = standardize(X_train, X_test)

    def grad_batch(t, X, y):
        return np.append(*logistic_grad(X, y, t[:-1], t[-1]))

    t = np.zeros(X.shape[1] + 1)
    for _ in range(40):
        t = sgd(grad_batch, t, minibatches(X, y_train, 32, rng), 0.3)[-1]
    return 1 - sigmoid(X_new @ t[:-1] + t[-1])


@mistake("two columns of probabilities", "One number for each sample: how likely is a 1?")
def fit_logistic(X_train, y_train, X_test, rng):
    X, X_new = standardize(X_train, X_test)

    def grad_batch(t, X, y):
        return np.append(*logistic_grad(X, y, t[:-1], t[-1]))

    t = np.zeros(X.shape[1] + 1)
    for _ in range(40):
        t = sgd(grad_batch, t, minibatches(X, y_train, 32, rng), 0.3)[-1]
    p = sigmoid(X_new @ t[:-1] + t[-1])
    return np.column_stack([1 - p, p])
