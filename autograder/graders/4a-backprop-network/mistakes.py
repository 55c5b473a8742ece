"""Known mistakes of 4a, each as a learner would hand it in. `row`: its number in the collection of misconceptions."""

import numpy as np
import sympy as sp
from scipy.special import expit as sigmoid

from autograder.mistakes.known import mistake

# ---- init_params


@mistake("weights all alike", "Can two identical twins learn different jobs?", row=102)
def init_params(sizes, rng):
    return [(np.zeros((n, k)), np.zeros(k)) for n, k in zip(sizes, sizes[1:])]


@mistake("weights all alike", "Can two identical twins learn different jobs?", row=102)
def init_params(sizes, rng):
    return [(np.full((n, k), 1 / np.sqrt(n)), np.zeros(k)) for n, k in zip(sizes, sizes[1:])]


@mistake("weights all alike", "Can two identical twins learn different jobs?", row=102)
def init_params(sizes, rng):
    return [(np.full((n, k), rng.standard_normal()) / np.sqrt(n), np.zeros(k)) for n, k in zip(sizes, sizes[1:])]


@mistake("weights all positive, drawn from 0 to 1", "Should all weights start positive?", row=103)
def init_params(sizes, rng):
    return [(rng.random((n, k)), np.zeros(k)) for n, k in zip(sizes, sizes[1:])]


@mistake("weights all positive, drawn from 0 to 1", "Should all weights start positive?", row=103)
def init_params(sizes, rng):
    return [(rng.random((n, k)) / np.sqrt(n), np.zeros(k)) for n, k in zip(sizes, sizes[1:])]


@mistake("weights all positive, drawn from 0 to 1", "Should all weights start positive?", row=103)
def init_params(sizes, rng):
    return [(rng.random((n, k)) * np.sqrt(12 / n), np.zeros(k)) for n, k in zip(sizes, sizes[1:])]


@mistake("a spread of 1, whatever n_in is", "How large is z when 400 inputs add up?", row=104)
def init_params(sizes, rng):
    return [(rng.standard_normal((n, k)), np.zeros(k)) for n, k in zip(sizes, sizes[1:])]


@mistake("a variance of 1/n_in², not 1/n_in", "Spread or variance: of which is 1/n_in the right size?")
def init_params(sizes, rng):
    return [(rng.standard_normal((n, k)) / n, np.zeros(k)) for n, k in zip(sizes, sizes[1:])]


@mistake(
    "a spread of 1/√n_out, from the wrong end", "z adds one product for each input. Which number is under the root?"
)
def init_params(sizes, rng):
    return [(rng.standard_normal((n, k)) / np.sqrt(k), np.zeros(k)) for n, k in zip(sizes, sizes[1:])]


@mistake("a spread of √(2/n_in)", "That is He's, made for ReLU. Which spread does the text ask for?")
def init_params(sizes, rng):
    return [(rng.standard_normal((n, k)) * np.sqrt(2 / n), np.zeros(k)) for n, k in zip(sizes, sizes[1:])]


@mistake("a spread of √(2/(n_in + n_out))", "That is Glorot's, a compromise. Which spread does the text ask for?")
def init_params(sizes, rng):
    return [(rng.standard_normal((n, k)) * np.sqrt(2 / (n + k)), np.zeros(k)) for n, k in zip(sizes, sizes[1:])]


@mistake("a spread of 0.01, whatever n_in is", "How large is z of 400 inputs then? And of 4?")
def init_params(sizes, rng):
    return [(0.01 * rng.standard_normal((n, k)), np.zeros(k)) for n, k in zip(sizes, sizes[1:])]


@mistake("uniform up to 1/√n_in: its spread is smaller", "Which spread has a uniform draw from −c to c?")
def init_params(sizes, rng):
    return [(rng.uniform(-1, 1, (n, k)) / np.sqrt(n), np.zeros(k)) for n, k in zip(sizes, sizes[1:])]


@mistake("multiplied by √n_in, not divided", "More inputs, a wider sum. Should weights grow or shrink with n_in?")
def init_params(sizes, rng):
    return [(rng.standard_normal((n, k)) * np.sqrt(n), np.zeros(k)) for n, k in zip(sizes, sizes[1:])]


@mistake("a seed inside the function", "Who owns the random generator?", row=105)
def init_params(sizes, rng):
    rng = np.random.default_rng(0)
    return [(rng.standard_normal((n, k)) / np.sqrt(n), np.zeros(k)) for n, k in zip(sizes, sizes[1:])]


@mistake("a new seed for each layer: equal layers", "What do two generators of the same seed draw?", row=105)
def init_params(sizes, rng):
    return [
        (np.random.default_rng(0).standard_normal((n, k)) / np.sqrt(n), np.zeros(k)) for n, k in zip(sizes, sizes[1:])
    ]


@mistake("NumPy's global draws, with rng left aside", "Who owns the random generator?")
def init_params(sizes, rng):
    return [(np.random.randn(n, k) / np.sqrt(n), np.zeros(k)) for n, k in zip(sizes, sizes[1:])]


@mistake("(n_out, n_in): W is transposed", "X @ W: which dimensions must match?", row=106)
def init_params(sizes, rng):
    return [(rng.standard_normal((k, n)) / np.sqrt(n), np.zeros(k)) for n, k in zip(sizes, sizes[1:])]


@mistake("biases of shape (1, n_out)", "Which shape has b, according to the stub?")
def init_params(sizes, rng):
    return [(rng.standard_normal((n, k)) / np.sqrt(n), np.zeros((1, k))) for n, k in zip(sizes, sizes[1:])]


@mistake("biases of shape (n_out, 1)", "b is added to every row of (m, n_out). Which shape does that need?")
def init_params(sizes, rng):
    return [(rng.standard_normal((n, k)) / np.sqrt(n), np.zeros((k, 1))) for n, k in zip(sizes, sizes[1:])]


@mistake("biases as long as the inputs", "One bias for each unit. How many units has the layer?")
def init_params(sizes, rng):
    return [(rng.standard_normal((n, k)) / np.sqrt(n), np.zeros(n)) for n, k in zip(sizes, sizes[1:])]


@mistake("biases drawn too", "The weights tell the units apart. What can the biases be then?")
def init_params(sizes, rng):
    return [(rng.standard_normal((n, k)) / np.sqrt(n), rng.standard_normal(k)) for n, k in zip(sizes, sizes[1:])]


@mistake("biases of 1", "Which value does the text give to b?")
def init_params(sizes, rng):
    return [(rng.standard_normal((n, k)) / np.sqrt(n), np.ones(k)) for n, k in zip(sizes, sizes[1:])]


@mistake("one pair too few", "Three sizes: how many layers of weights lie between them?")
def init_params(sizes, rng):
    return [(rng.standard_normal((n, k)) / np.sqrt(n), np.zeros(k)) for n, k in zip(sizes[:-2], sizes[1:-1])]


@mistake("one pair for each size", "Three sizes: how many layers of weights lie between them?")
def init_params(sizes, rng):
    return [(rng.standard_normal((n, k)) / np.sqrt(n), np.zeros(k)) for n, k in zip(sizes, [*sizes[1:], 1])]


@mistake("a dict, not a list of pairs", "The text asks for a list of pairs. What does a loop over your dict give?")
def init_params(sizes, rng):
    params = {}
    for l in range(1, len(sizes)):
        params[f"W{l}"] = rng.standard_normal((sizes[l - 1], sizes[l])) / np.sqrt(sizes[l - 1])
        params[f"b{l}"] = np.zeros(sizes[l])
    return params


@mistake("the weights alone", "Where are the biases?")
def init_params(sizes, rng):
    return [rng.standard_normal((n, k)) / np.sqrt(n) for n, k in zip(sizes, sizes[1:])]


@mistake("one list of all, not pairs", "W and b of one layer belong together. What makes a pair of two things?")
def init_params(sizes, rng):
    params = []
    for n, k in zip(sizes, sizes[1:]):
        params += [rng.standard_normal((n, k)) / np.sqrt(n), np.zeros(k)]
    return params


@mistake("weights all alike", "Can two identical twins learn different jobs?", row=102)
def init_params(sizes, rng):
    return [(np.tile(rng.standard_normal((n, 1)) / np.sqrt(n), (1, k)), np.zeros(k)) for n, k in zip(sizes, sizes[1:])]


@mistake("weights all positive, drawn from 0 to 1", "Should all weights start positive?", row=103)
def init_params(sizes, rng):
    return [(np.abs(rng.standard_normal((n, k))) / np.sqrt(n), np.zeros(k)) for n, k in zip(sizes, sizes[1:])]


@mistake(
    "a spread of the first layer's size in every layer", "Which layer does this W belong to? How many inputs has it?"
)
def init_params(sizes, rng):
    return [(rng.standard_normal((n, k)) / np.sqrt(sizes[0]), np.zeros(k)) for n, k in zip(sizes, sizes[1:])]


@mistake("randn asked of a generator", "np.random has randn; what is it called on a generator?")
def init_params(sizes, rng):
    return [(rng.randn(n, k) / np.sqrt(n), np.zeros(k)) for n, k in zip(sizes, sizes[1:])]


@mistake("biases that are whole numbers", "A step of 0.1 has to fit into b. Which dtype has it?")
def init_params(sizes, rng):
    return [(rng.standard_normal((n, k)) / np.sqrt(n), np.zeros(k, dtype=int)) for n, k in zip(sizes, sizes[1:])]


@mistake("all W in one list, all b in another", "W and b of one layer belong together. What makes pairs of two lists?")
def init_params(sizes, rng):
    Ws = [rng.standard_normal((n, k)) / np.sqrt(n) for n, k in zip(sizes, sizes[1:])]
    return Ws, [np.zeros(k) for k in sizes[1:]]


@mistake("nothing returned", "What does your function give back to whoever called it?")
def init_params(sizes, rng):
    params = [(rng.standard_normal((n, k)) / np.sqrt(n), np.zeros(k)) for n, k in zip(sizes, sizes[1:])]
    print(params)


# ---- linear_forward


@mistake("the bias left out", "What does unit j add besides its products?")
def linear_forward(X, W, b):
    return X @ W, (X, W)


@mistake("the bias subtracted", "Which sign has b in Z = XW + b?")
def linear_forward(X, W, b):
    return X @ W - b, (X, W)


@mistake("entry by entry, not rows by columns", "Mark the product: matrix or elementwise?")
def linear_forward(X, W, b):
    return X * W + b, (X, W)


@mistake("the factors in the other order, W first", "Rows are samples. Which factor has the samples?")
def linear_forward(X, W, b):
    return W @ X + b, (X, W)


@mistake("W transposed: that is the convention with (n_out, n_in)", "Which axes meet in X @ W?")
def linear_forward(X, W, b):
    return X @ W.T + b, (X, W)


@mistake("samples as columns: (W.T @ X.T), not turned back", "Rows are samples. Which axis has them in your Z?")
def linear_forward(X, W, b):
    return W.T @ X.T + b[:, None], (X, W)


@mistake("the bias along the columns", "b has one number for each unit. Along which axis are the units?")
def linear_forward(X, W, b):
    return X @ W + b[:, None], (X, W)


@mistake("the bias along the columns", "b has one number for each unit. Along which axis are the units?")
def linear_forward(X, W, b):
    return X @ W + b.reshape(-1, 1), (X, W)


@mistake("one bias for all units, their sum", "One number for each unit. What made one number of them?")
def linear_forward(X, W, b):
    return X @ W + b.sum(), (X, W)


@mistake("Z alone, without a cache", "A pair is asked for. What stands first when Z alone is taken apart?")
def linear_forward(X, W, b):
    return X @ W + b


@mistake("the cache first, then Z", "A pair (Z, cache): which comes first?")
def linear_forward(X, W, b):
    return (X, W), X @ W + b


@mistake("the bend done too", "Z is a pre-activation. Whose task is g?")
def linear_forward(X, W, b):
    return sigmoid(X @ W + b), (X, W)


@mistake("the bend done too", "Z is a pre-activation. Whose task is g?")
def linear_forward(X, W, b):
    return np.maximum(X @ W + b, 0), (X, W)


@mistake("the bend done too", "Z is a pre-activation. Whose task is g?")
def linear_forward(X, W, b):
    return np.tanh(X @ W + b), (X, W)


@mistake("divided by the number of samples", "A mean belongs to the loss. Is Z a mean?")
def linear_forward(X, W, b):
    return X @ W / len(X) + b, (X, W)


@mistake("nothing returned", "What does your function give back to whoever called it?")
def linear_forward(X, W, b):
    print(X @ W + b)


@mistake("the learner's own X or W overwritten", "Whose array did you write into?")
def linear_forward(X, W, b):
    Z = X @ W
    W += 0 * W + b
    return Z + b, (X, W)


@mistake("the factors in the other order, W first", "Rows are samples. Which factor has the samples?")
def linear_forward(X, W, b):
    return W.T @ X + b, (X, W)


# ---- linear_backward


@mistake("W without its transpose in dX", "dX has the shape of X. Which axes have to meet?")
def linear_backward(dZ, cache):
    X, W = cache
    return dZ @ W, X.T @ dZ, dZ.sum(axis=0)


@mistake("the order turned round: dZ.T @ X", "dW has the shape of W. Which shape has yours?")
def linear_backward(dZ, cache):
    X, W = cache
    return dZ @ W.T, dZ.T @ X, dZ.sum(axis=0)


@mistake("dX turned round: W @ dZ.T", "dX has the shape of X: one sample a row. Which shape has yours?")
def linear_backward(dZ, cache):
    X, W = cache
    return W @ dZ.T, X.T @ dZ, dZ.sum(axis=0)


@mistake(
    "the layer's output in the place of its input", "Each weight joins which activation to which message?", row=113
)
def linear_backward(dZ, cache):
    X, W = cache
    return dZ @ W.T, (X @ W).T @ dZ, dZ.sum(axis=0)


@mistake(
    "the message sent along dW", "The message travels along the weights themselves. Which array are they?", row=116
)
def linear_backward(dZ, cache):
    X, W = cache
    dW = X.T @ dZ
    return dZ @ dW.T, dW, dZ.sum(axis=0)


@mistake("entry by entry, where a product of matrices belongs", "Mark each product: matrix or elementwise?", row=117)
def linear_backward(dZ, cache):
    X, W = cache
    return W.T * dZ, X.T @ dZ, dZ.sum(axis=0)


@mistake("entry by entry, where a product of matrices belongs", "Mark each product: matrix or elementwise?", row=117)
def linear_backward(dZ, cache):
    X, W = cache
    return dZ @ W.T, X * dZ, dZ.sum(axis=0)


@mistake("db in one number for all units", "Keep one number for each unit. Along which axis do you add?", row=119)
def linear_backward(dZ, cache):
    X, W = cache
    return dZ @ W.T, X.T @ dZ, dZ.sum()


@mistake("db in one number for all units", "Keep one number for each unit. Along which axis do you add?", row=119)
def linear_backward(dZ, cache):
    X, W = cache
    return dZ @ W.T, X.T @ dZ, np.full(dZ.shape[1], dZ.sum())


@mistake("db added along each sample, not over the samples", "One number for each unit. Which axis are the samples?")
def linear_backward(dZ, cache):
    X, W = cache
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=1)


@mistake("db not added over the samples", "A bias lands in every sample. What happens to slopes of many paths?")
def linear_backward(dZ, cache):
    X, W = cache
    return dZ @ W.T, X.T @ dZ, dZ


@mistake("db as a column", "db has the shape of b. Which shape has yours?")
def linear_backward(dZ, cache):
    X, W = cache
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0).reshape(-1, 1)


@mistake("db as a mean", "dZ has the 1/m in it already. Sum or mean?", row=120)
def linear_backward(dZ, cache):
    X, W = cache
    return dZ @ W.T, X.T @ dZ, dZ.mean(axis=0)


@mistake("1/m once more", "Average once: where was that?", row=120)
def linear_backward(dZ, cache):
    X, W = cache
    m = len(X)
    return dZ @ W.T, X.T @ dZ / m, dZ.sum(axis=0) / m


@mistake("1/m once more, in dW alone", "Average once: where was that?", row=120)
def linear_backward(dZ, cache):
    X, W = cache
    return dZ @ W.T, X.T @ dZ / len(X), dZ.sum(axis=0)


@mistake("1/m once more, everywhere", "Average once: where was that?", row=120)
def linear_backward(dZ, cache):
    X, W = cache
    m = len(X)
    return dZ @ W.T / m, X.T @ dZ / m, dZ.sum(axis=0) / m


@mistake("dW multiplied by W", "Does the weight itself appear in ∂z/∂w?", row=122)
def linear_backward(dZ, cache):
    X, W = cache
    return dZ @ W.T, X.T @ dZ * W, dZ.sum(axis=0)


@mistake("dX multiplied by X", "Does x itself appear in ∂z/∂x?")
def linear_backward(dZ, cache):
    X, W = cache
    return dZ @ W.T * X, X.T @ dZ, dZ.sum(axis=0)


@mistake("all signs turned", "Is it the gradient, or the step against it?", row=107)
def linear_backward(dZ, cache):
    X, W = cache
    return -dZ @ W.T, -X.T @ dZ, -dZ.sum(axis=0)


@mistake("the order (dW, db, dX)", "Which order does the stub ask for?")
def linear_backward(dZ, cache):
    X, W = cache
    return X.T @ dZ, dZ.sum(axis=0), dZ @ W.T


@mistake("dX forgotten", "The layer before waits for its message. How many things are asked for?")
def linear_backward(dZ, cache):
    X, W = cache
    return X.T @ dZ, dZ.sum(axis=0)


@mistake("a slope of the bend mixed in", "The mix has no bend. Whose task is g′?")
def linear_backward(dZ, cache):
    X, W = cache
    return dZ @ W.T * X * (1 - X), X.T @ dZ, dZ.sum(axis=0)


@mistake("dX is W itself: the message left out", "Upstream times local. What came from upstream?")
def linear_backward(dZ, cache):
    X, W = cache
    return np.ones_like(dZ) @ W.T, X.T @ dZ, dZ.sum(axis=0)


@mistake("dZ written into", "Whose array did you write into?")
def linear_backward(dZ, cache):
    X, W = cache
    dX, dW, db = dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)
    dZ *= 0
    return dX, dW, db


@mistake("db of 1: the message left out", "∂z/∂b is 1. What has to be multiplied by it, and added up?")
def linear_backward(dZ, cache):
    X, W = cache
    return dZ @ W.T, X.T @ dZ, np.ones(dZ.shape[1])


@mistake("dW first, dX second", "Which order does the stub ask for?")
def linear_backward(dZ, cache):
    X, W = cache
    return X.T @ dZ, dZ @ W.T, dZ.sum(axis=0)


@mistake("a 2 too many in dW and db", "The 2 of a square belongs to the loss. Is there a square in a mix?", row=89)
def linear_backward(dZ, cache):
    X, W = cache
    return dZ @ W.T, 2 * X.T @ dZ, 2 * dZ.sum(axis=0)


@mistake("the first sample alone", "A weight lands in every sample. How many paths are there?")
def linear_backward(dZ, cache):
    X, W = cache
    return dZ @ W.T, np.outer(X[0], dZ[0]), dZ[0]


@mistake("nothing returned", "What does your function give back to whoever called it?")
def linear_backward(dZ, cache):
    X, W = cache
    print(dZ @ W.T, X.T @ dZ, dZ.sum(axis=0))


# ---- activation_backward


@mistake("ReLU gated by the message's sign, not by Z's", "Whose sign opens the gate?", row=141)
def activation_backward(dA, Z, kind):
    a = sigmoid(Z)
    if kind == "sigmoid":
        return dA * a * (1 - a)
    if kind == "tanh":
        return dA * (1 - np.tanh(Z) ** 2)
    if kind == "relu":
        return dA * (dA > 0)
    return dA


@mistake("ReLU without its gate", "What does a unit pass on whose z is negative?")
def activation_backward(dA, Z, kind):
    a = sigmoid(Z)
    if kind == "sigmoid":
        return dA * a * (1 - a)
    if kind == "tanh":
        return dA * (1 - np.tanh(Z) ** 2)
    if kind == "relu":
        return dA * (np.ones_like(Z))
    return dA


@mistake("ReLU's height in the place of its slope", "Height or slope: which one multiplies the message?")
def activation_backward(dA, Z, kind):
    a = sigmoid(Z)
    if kind == "sigmoid":
        return dA * a * (1 - a)
    if kind == "tanh":
        return dA * (1 - np.tanh(Z) ** 2)
    if kind == "relu":
        return dA * (np.maximum(Z, 0))
    return dA


@mistake("ReLU open at its kink", "Which slope did the course take at 0?", row=68)
def activation_backward(dA, Z, kind):
    a = sigmoid(Z)
    if kind == "sigmoid":
        return dA * a * (1 - a)
    if kind == "tanh":
        return dA * (1 - np.tanh(Z) ** 2)
    if kind == "relu":
        return dA * (Z >= 0)
    return dA


@mistake("ReLU with its sides swapped", "On which side is ReLU steep?")
def activation_backward(dA, Z, kind):
    a = sigmoid(Z)
    if kind == "sigmoid":
        return dA * a * (1 - a)
    if kind == "tanh":
        return dA * (1 - np.tanh(Z) ** 2)
    if kind == "relu":
        return dA * (Z < 0)
    return dA


@mistake("the slope of leaky ReLU", "How much does a ReLU pass on where z is negative?")
def activation_backward(dA, Z, kind):
    a = sigmoid(Z)
    if kind == "sigmoid":
        return dA * a * (1 - a)
    if kind == "tanh":
        return dA * (1 - np.tanh(Z) ** 2)
    if kind == "relu":
        return dA * (np.where(Z > 0, 1.0, 0.01))
    return dA


@mistake("z(1 − z): the rule for a, applied to z", "Is it z or σ(z) that stands in a(1 − a)?", row=56)
def activation_backward(dA, Z, kind):
    if kind == "sigmoid":
        return dA * Z * (1 - Z)
    if kind == "tanh":
        return dA * (1 - np.tanh(Z) ** 2)
    if kind == "relu":
        return dA * (Z > 0)
    return dA


@mistake("the sigmoid applied twice", "How many times has σ been applied by now?", row=57)
def activation_backward(dA, Z, kind):
    a = sigmoid(sigmoid(Z))
    if kind == "sigmoid":
        return dA * a * (1 - a)
    if kind == "tanh":
        return dA * (1 - np.tanh(Z) ** 2)
    if kind == "relu":
        return dA * (Z > 0)
    return dA


@mistake("σ(z), not its slope", "Height or slope: which one multiplies the message?")
def activation_backward(dA, Z, kind):
    a = sigmoid(Z)
    if kind == "sigmoid":
        return dA * a
    if kind == "tanh":
        return dA * (1 - np.tanh(Z) ** 2)
    if kind == "relu":
        return dA * (Z > 0)
    return dA


@mistake("1 − σ(z): one factor of the slope is missing", "At 0 the slope is ¼. What is it in your formula?")
def activation_backward(dA, Z, kind):
    a = sigmoid(Z)
    if kind == "sigmoid":
        return dA * (1 - a)
    if kind == "tanh":
        return dA * (1 - np.tanh(Z) ** 2)
    if kind == "relu":
        return dA * (Z > 0)
    return dA


@mistake("the sign of the sigmoid's slope turned", "The sigmoid never falls. Which sign has its slope?")
def activation_backward(dA, Z, kind):
    a = sigmoid(Z)
    if kind == "sigmoid":
        return dA * a * (a - 1)
    if kind == "tanh":
        return dA * (1 - np.tanh(Z) ** 2)
    if kind == "relu":
        return dA * (Z > 0)
    return dA


@mistake("1 − z² for tanh", "Which quantity has to be squared: z or tanh z?", row=111)
def activation_backward(dA, Z, kind):
    a = sigmoid(Z)
    if kind == "sigmoid":
        return dA * a * (1 - a)
    if kind == "tanh":
        return dA * (1 - Z**2)
    if kind == "relu":
        return dA * (Z > 0)
    return dA


@mistake("the slope of the sigmoid on a tanh layer", "Which activation did this layer use?", row=112)
def activation_backward(dA, Z, kind):
    a = sigmoid(Z)
    if kind == "sigmoid":
        return dA * a * (1 - a)
    if kind == "tanh":
        return dA * (a * (1 - a))
    if kind == "relu":
        return dA * (Z > 0)
    return dA


@mistake("t(1 − t) for tanh", "a(1 − a) is the sigmoid's. What is made of t?")
def activation_backward(dA, Z, kind):
    a = sigmoid(Z)
    if kind == "sigmoid":
        return dA * a * (1 - a)
    if kind == "tanh":
        return dA * (np.tanh(Z) * (1 - np.tanh(Z)))
    if kind == "relu":
        return dA * (Z > 0)
    return dA


@mistake("1 − tanh z, with the square missing", "A square went missing. Which slope has tanh at z = −1?", row=65)
def activation_backward(dA, Z, kind):
    a = sigmoid(Z)
    if kind == "sigmoid":
        return dA * a * (1 - a)
    if kind == "tanh":
        return dA * (1 - np.tanh(Z))
    if kind == "relu":
        return dA * (Z > 0)
    return dA


@mistake("tanh itself, not its slope", "Height or slope: which one multiplies the message?")
def activation_backward(dA, Z, kind):
    a = sigmoid(Z)
    if kind == "sigmoid":
        return dA * a * (1 - a)
    if kind == "tanh":
        return dA * (np.tanh(Z))
    if kind == "relu":
        return dA * (Z > 0)
    return dA


@mistake("1 + tanh²: with the sign turned", "Where tanh is near 1 it is flat. What does your formula say there?")
def activation_backward(dA, Z, kind):
    a = sigmoid(Z)
    if kind == "sigmoid":
        return dA * a * (1 - a)
    if kind == "tanh":
        return dA * (1 + np.tanh(Z) ** 2)
    if kind == "relu":
        return dA * (Z > 0)
    return dA


@mistake("nothing passed on by a linear layer", "g(z) = z is a line of slope 1. What is the message times 1?")
def activation_backward(dA, Z, kind):
    a = sigmoid(Z)
    if kind == "sigmoid":
        return dA * a * (1 - a)
    if kind == "tanh":
        return dA * (1 - np.tanh(Z) ** 2)
    if kind == "relu":
        return dA * (Z > 0)
    return 0 * dA


@mistake("the message multiplied by z in a linear layer", "g(z) = z. Which slope has that?")
def activation_backward(dA, Z, kind):
    a = sigmoid(Z)
    if kind == "sigmoid":
        return dA * a * (1 - a)
    if kind == "tanh":
        return dA * (1 - np.tanh(Z) ** 2)
    if kind == "relu":
        return dA * (Z > 0)
    return dA * Z


@mistake("the slope of a linear layer alone: 1", "Upstream times local. What came from upstream?")
def activation_backward(dA, Z, kind):
    a = sigmoid(Z)
    if kind == "sigmoid":
        return dA * a * (1 - a)
    if kind == "tanh":
        return dA * (1 - np.tanh(Z) ** 2)
    if kind == "relu":
        return dA * (Z > 0)
    return np.ones_like(dA)


@mistake("z in the place of the message, in a linear layer", "Upstream times local. What came from upstream?")
def activation_backward(dA, Z, kind):
    a = sigmoid(Z)
    if kind == "sigmoid":
        return dA * a * (1 - a)
    if kind == "tanh":
        return dA * (1 - np.tanh(Z) ** 2)
    if kind == "relu":
        return dA * (Z > 0)
    return Z


@mistake("own slope alone: the message left out", "Upstream times local. What came from upstream?")
def activation_backward(dA, Z, kind):
    a = sigmoid(Z)
    if kind == "sigmoid":
        return a * (1 - a)
    if kind == "tanh":
        return 1 - np.tanh(Z) ** 2
    if kind == "relu":
        return (Z > 0) * 1.0
    return np.ones_like(dA)


@mistake("message plus slope, not times", "Two steps in a chain: do their slopes add or multiply?")
def activation_backward(dA, Z, kind):
    a = sigmoid(Z)
    if kind == "sigmoid":
        return dA + a * (1 - a)
    if kind == "tanh":
        return dA + (1 - np.tanh(Z) ** 2)
    if kind == "relu":
        return dA + (Z > 0)
    return dA + 1


@mistake("message over slope, not times", "Two steps in a chain: do their slopes divide or multiply?")
def activation_backward(dA, Z, kind):
    a = sigmoid(Z)
    if kind == "sigmoid":
        return dA / a * (1 - a)
    if kind == "tanh":
        return dA / (1 - np.tanh(Z) ** 2)
    if kind == "relu":
        return dA / (np.where(Z > 0, 1.0, 0.0))
    return dA


@mistake("the message ignored, and Z sent through the bend", "Which way is this: forwards or backwards?")
def activation_backward(dA, Z, kind):
    a = sigmoid(Z)
    if kind == "sigmoid":
        return a
    if kind == "tanh":
        return np.tanh(Z)
    if kind == "relu":
        return np.maximum(Z, 0)
    return Z


@mistake("heights in the place of all slopes", "Height or slope: which one multiplies the message?")
def activation_backward(dA, Z, kind):
    a = sigmoid(Z)
    if kind == "sigmoid":
        return dA * a
    if kind == "tanh":
        return dA * (np.tanh(Z))
    if kind == "relu":
        return dA * (np.maximum(Z, 0))
    return dA * Z


@mistake("the sum over the samples, taken here", "Entry by entry: which shape has dZ?")
def activation_backward(dA, Z, kind):
    a = sigmoid(Z)
    if kind == "sigmoid":
        return np.mean(dA, axis=0) * a * (1 - a)
    if kind == "tanh":
        return np.mean(dA, axis=0) * (1 - np.tanh(Z) ** 2)
    if kind == "relu":
        return np.mean(dA, axis=0) * (Z > 0)
    return dA


@mistake("1/m once more", "Average once: where was that?", row=118)
def activation_backward(dA, Z, kind):
    a = sigmoid(Z)
    if kind == "sigmoid":
        return 1 / len(Z) * dA * a * (1 - a)
    if kind == "tanh":
        return 1 / len(Z) * dA * (1 - np.tanh(Z) ** 2)
    if kind == "relu":
        return 1 / len(Z) * dA * (Z > 0)
    return dA / len(Z)


@mistake("a product of matrices, where entries meet", "Mark the product: matrix or elementwise?", row=117)
def activation_backward(dA, Z, kind):
    if kind == "sigmoid":
        return dA @ (sigmoid(Z) * (1 - sigmoid(Z)))
    if kind == "tanh":
        return dA @ (1 - np.tanh(Z) ** 2)
    if kind == "relu":
        return dA @ (Z > 0)
    return dA


@mistake("a product of matrices, where entries meet", "Mark the product: matrix or elementwise?", row=117)
def activation_backward(dA, Z, kind):
    if kind == "sigmoid":
        return dA @ (sigmoid(Z) * (1 - sigmoid(Z))).T
    if kind == "tanh":
        return dA @ (1 - np.tanh(Z) ** 2).T
    if kind == "relu":
        return dA @ (Z > 0).T
    return dA


@mistake("dA written into", "Whose array did you write into?", row=70)
def activation_backward(dA, Z, kind):
    if kind == "sigmoid":
        return dA * sigmoid(Z) * (1 - sigmoid(Z))
    if kind == "tanh":
        return dA * (1 - np.tanh(Z) ** 2)
    if kind == "relu":
        dA[Z <= 0] = 0
    return dA


@mistake("Z written into", "Whose array did you write into?", row=70)
def activation_backward(dA, Z, kind):
    if kind == "sigmoid":
        return dA * sigmoid(Z) * (1 - sigmoid(Z))
    if kind == "tanh":
        return dA * (1 - np.tanh(Z) ** 2)
    if kind == "relu":
        Z[Z <= 0] = 0
        Z[Z > 0] = 1
        return dA * Z
    return dA


@mistake("the sigmoid for every kind", "What does kind say, and who reads it?")
def activation_backward(dA, Z, kind):
    a = sigmoid(Z)
    return dA * a * (1 - a)


@mistake("ReLU for every kind", "What does kind say, and who reads it?")
def activation_backward(dA, Z, kind):
    return dA * (Z > 0)


@mistake("tanh for every kind", "What does kind say, and who reads it?")
def activation_backward(dA, Z, kind):
    return dA * (1 - np.tanh(Z) ** 2)


@mistake("nothing returned for 'linear'", "What does your function return when no if is true?")
def activation_backward(dA, Z, kind):
    if kind == "sigmoid":
        return dA * sigmoid(Z) * (1 - sigmoid(Z))
    if kind == "tanh":
        return dA * (1 - np.tanh(Z) ** 2)
    if kind == "relu":
        return dA * (Z > 0)


@mistake("'linear' refused", "Four kinds are asked for. Which one does your function not know?")
def activation_backward(dA, Z, kind):
    if kind == "sigmoid":
        return dA * sigmoid(Z) * (1 - sigmoid(Z))
    if kind == "tanh":
        return dA * (1 - np.tanh(Z) ** 2)
    if kind == "relu":
        return dA * (Z > 0)
    raise ValueError(kind)


@mistake(
    "an array of whole numbers, where Z has them", "np.zeros_like(Z) copies the dtype of Z too. Which one is needed?"
)
def activation_backward(dA, Z, kind):
    dZ = np.zeros_like(Z)
    if kind == "sigmoid":
        dZ[:] = dA * sigmoid(Z) * (1 - sigmoid(Z))
    elif kind == "tanh":
        dZ[:] = dA * (1 - np.tanh(Z) ** 2)
    elif kind == "relu":
        dZ[:] = dA * (Z > 0)
    else:
        dZ[:] = dA
    return dZ


@mistake("if on a whole array", "An array is not above or below 0 as a whole. What picks entry by entry?")
def activation_backward(dA, Z, kind):
    if kind == "sigmoid":
        return dA * sigmoid(Z) * (1 - sigmoid(Z))
    if kind == "tanh":
        return dA * (1 - np.tanh(Z) ** 2)
    if kind == "relu":
        return dA if Z > 0 else 0 * dA
    return dA


@mistake(
    "the message passed on as it is, by every kind", "What does a bend do to a message? Is one of the names misspelt?"
)
def activation_backward(dA, Z, kind):
    return dA


@mistake("the message passed on as it is, by sigmoid and tanh", "Which of your branches has the last word?")
def activation_backward(dA, Z, kind):
    return dA * (Z > 0) if kind == "relu" else dA


@mistake("ReLU gated by the sign of dA·Z", "Whose sign opens the gate?", row=141)
def activation_backward(dA, Z, kind):
    a = sigmoid(Z)
    if kind == "sigmoid":
        return dA * a * (1 - a)
    if kind == "tanh":
        return dA * (1 - np.tanh(Z) ** 2)
    if kind == "relu":
        return np.where(dA * Z > 0, dA, 0)
    return dA


@mistake(
    "brackets missing around 1 − a and 1 − t²", "Python multiplies before it subtracts. What is your first product?"
)
def activation_backward(dA, Z, kind):
    a = sigmoid(Z)
    if kind == "sigmoid":
        return dA * a * 1 - a
    if kind == "tanh":
        return dA * 1 - np.tanh(Z) ** 2
    if kind == "relu":
        return dA * (Z > 0)
    return dA


# ---- softmax_cross_entropy


@mistake(
    "no shift: infinite at 1000",
    "Adding a number to all scores of a row leaves the answer as it is: choose it well.",
    row=72,
)
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = np.mean(np.log(e.sum(axis=1)) - Z[rows, y])
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ / m


@mistake(
    "no shift: infinite at 1000",
    "Adding a number to all scores of a row leaves the answer as it is: choose it well.",
    row=72,
)
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(s[rows, y]))
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ / m


@mistake(
    "the logarithm of a probability that is rounded to 0",
    "−log of what has been rounded to 0 is infinite. Which form needs no probability?",
)
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(s[rows, y]))
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ / m


@mistake(
    "a probability kept away from 0: the loss stops at 27 or so",
    "1e-12 is more than e^−2000. Which form needs no such number?",
)
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(s[rows, y] + 1e-12))
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ / m


@mistake(
    "a probability kept away from 0: the loss stops at 27 or so",
    "1e-12 is more than e^−2000. Which form needs no such number?",
)
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(np.clip(s[rows, y], 1e-12, 1)))
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ / m


@mistake(
    "a probability kept away from 0: the loss stops at 27 or so",
    "1e-12 is more than e^−2000. Which form needs no such number?",
)
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(np.maximum(s[rows, y], 1e-15)))
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ / m


@mistake(
    "each row shifted by the largest score of all", "One row is hidden by another. Whose largest score is it?", row=75
)
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    Z = Z - Z.max()
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = np.mean(np.log(e.sum(axis=1)) - Z[rows, y])
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ / m


@mistake("softmax along the samples", "Which axis holds the classes?", row=73)
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    Z = Z - Z.max(axis=0)
    e = np.exp(Z)
    s = e / e.sum(axis=0)
    loss = -np.mean(np.log(s[rows, y]))
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ / m


@mistake(
    "one sum of exponentials for the whole table",
    "Each sample is a distribution of its own. What does a row of yours add up to?",
    row=74,
)
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum()
    loss = -np.mean(np.log(s[rows, y]))
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ / m


@mistake("softmax applied twice", "Scores or probabilities: which does the loss expect?", row=142)
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    Z = np.exp(Z - Z.max(axis=1, keepdims=True))
    e = np.exp(Z / Z.sum(axis=1, keepdims=True))
    s = e / e.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(s[rows, y]))
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ / m


@mistake("the scores taken for probabilities", "Scores may be negative. What makes probabilities of them?")
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(Z[rows, y]))
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ / m


@mistake("the loss added up, not averaged", "A mean over the samples. What happens when the data is doubled?", row=88)
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = np.sum(np.log(e.sum(axis=1)) - Z[rows, y])
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ / m


@mistake("loss and dZ both without the 1/m", "A mean over the samples. What happens when the data is doubled?", row=88)
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows = np.ravel(y), np.arange(len(Z))
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = np.sum(np.log(e.sum(axis=1)) - Z[rows, y])
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ


@mistake("dZ without the 1/m of the mean", "The loss is a mean. Where is its 1/m in the slopes?", row=88)
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows = np.ravel(y), np.arange(len(Z))
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = np.mean(np.log(e.sum(axis=1)) - Z[rows, y])
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ


@mistake("divided by m·K, the number of scores", "How many samples are there? How many scores?", row=123)
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows = np.ravel(y), np.arange(len(Z))
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = np.mean(np.log(e.sum(axis=1)) - Z[rows, y])
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ / Z.size


@mistake("divided by m·K, the number of scores", "How many samples are there? How many scores?", row=123)
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows = np.ravel(y), np.arange(len(Z))
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = np.sum(np.log(e.sum(axis=1)) - Z[rows, y]) / Z.size
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ / Z.size


@mistake("divided by K, the number of classes", "How many samples are there? How many classes?", row=90)
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows = np.ravel(y), np.arange(len(Z))
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = np.mean(np.log(e.sum(axis=1)) - Z[rows, y])
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ / Z.shape[1]


@mistake("the loss divided by m·K, the number of scores", "How many samples are there? How many scores?", row=123)
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = np.sum(np.log(e.sum(axis=1)) - Z[rows, y]) / Z.size
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ / m


@mistake("right minus said: dZ with its sign turned", "Is it the gradient, or the step against it?", row=107)
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = np.mean(np.log(e.sum(axis=1)) - Z[rows, y])
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, -dZ / m


@mistake("a slope of the sigmoid too many in dZ", "The log loss has cancelled one factor already. Which?", row=109)
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = np.mean(np.log(e.sum(axis=1)) - Z[rows, y])
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ * s * (1 - s) / m


@mistake("the 1 of the right class forgotten in dZ", "What was said, minus what is right. What was right?")
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = np.mean(np.log(e.sum(axis=1)) - Z[rows, y])
    dZ = s.copy()
    return loss, dZ / m


@mistake("1 taken away in every class", "What is right is 1 in one class only. Which?")
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = np.mean(np.log(e.sum(axis=1)) - Z[rows, y])
    dZ = s - 1
    return loss, dZ / m


@mistake("dZ of the right class alone", "The other classes were said too. What are they told?")
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = np.mean(np.log(e.sum(axis=1)) - Z[rows, y])
    dZ = np.zeros_like(s)
    dZ[rows, y] = s[rows, y] - 1
    return loss, dZ / m


@mistake(
    "−1/s: the slope with respect to the probability",
    "∂L/∂s is one step too short. Through which matrix does it go on to the scores?",
)
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = np.mean(np.log(e.sum(axis=1)) - Z[rows, y])
    dZ = np.zeros_like(s)
    dZ[rows, y] = -1 / s[rows, y]
    return loss, dZ / m


@mistake("the softmax itself in the place of dZ", "What was said, minus what is right. What was right?")
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows = np.ravel(y), np.arange(len(Z))
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = np.mean(np.log(e.sum(axis=1)) - Z[rows, y])
    dZ = s.copy()
    return loss, dZ


@mistake("a loss without its minus", "Can a loss be negative?", row=96)
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(e.sum(axis=1)) - Z[rows, y])
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ / m


@mistake("the logarithm to base 10 or 2", "Which logarithm is natural?")
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log10(s[rows, y]))
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ / m


@mistake("the logarithm to base 10 or 2", "Which logarithm is natural?")
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log2(s[rows, y]))
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ / m


@mistake("no logarithm in the loss", "−log s or −s: which grows beyond all bounds for a wrong certainty?")
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = -np.mean(s[rows, y])
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ / m


@mistake("no logarithm in the loss", "−log s or −s: which grows beyond all bounds for a wrong certainty?")
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = np.mean(1 - s[rows, y])
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ / m


@mistake("the loss of the likeliest class, not of the right one", "Who says what is right: s or y?")
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(s.max(axis=1)))
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ / m


@mistake(
    "the log loss of each class by itself, as for sigmoids",
    "One class of K is right. Which terms does the loss of softmax have?",
)
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    h = np.eye(Z.shape[1])[y]
    loss = -np.mean(np.sum(h * np.log(s) + (1 - h) * np.log(1 - s), axis=1))
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ / m


@mistake("the entropy of what was said: y is not in it", "Which probability counts in the loss of a sample?")
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = -np.mean(np.sum(s * np.log(s), axis=1))
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ / m


@mistake("one loss for each sample", "A mean over the samples. How many numbers is that?")
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = np.log(e.sum(axis=1)) - Z[rows, y]
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ / m


@mistake("dZ first, then the loss", "A pair (loss, dZ): which comes first?")
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = np.mean(np.log(e.sum(axis=1)) - Z[rows, y])
    dZ = s.copy()
    dZ[rows, y] -= 1
    return dZ / m, loss


@mistake("dZ alone", "A pair (loss, dZ) is asked for. What is missing?")
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    dZ = s.copy()
    dZ[rows, y] -= 1
    return dZ / m


@mistake("the loss alone", "A pair (loss, dZ) is asked for. What is missing?")
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows = np.ravel(y), np.arange(len(Z))
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = np.mean(np.log(e.sum(axis=1)) - Z[rows, y])
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss


@mistake(
    "a column of classes makes a table: y of (m, 1) not flattened",
    "rows has shape (m,), y may have (m, 1). What do the two make of each other?",
)
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.asarray(y), np.arange(len(Z)), len(Z)
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = np.mean(np.log(e.sum(axis=1)) - Z[rows, y])
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ / m


@mistake("Z written into", "Whose array did you write into?", row=77)
def softmax_cross_entropy(Z, y):
    Z -= Z.max(axis=1, keepdims=True)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = np.mean(np.log(e.sum(axis=1)) - Z[rows, y])
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ / m


@mistake("Z written into", "Whose array did you write into?", row=77)
def softmax_cross_entropy(Z, y):
    Z0 = Z
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = np.mean(np.log(e.sum(axis=1)) - Z[rows, y])
    dZ = s.copy()
    dZ[rows, y] -= 1
    Z0[:] = dZ
    return loss, dZ / m


@mistake(
    "all columns of the right classes, for every sample", "s[:, y] is a table. Which entry belongs to each sample?"
)
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, m = np.ravel(y), len(Z)
    Z = Z - Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    s = e / e.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(s[:, y]))
    dZ = s.copy()
    dZ[:, y] -= 1
    return loss, dZ / m


@mistake("nothing returned", "What does your function give back to whoever called it?")
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows = np.ravel(y), np.arange(len(Z))
    dZ = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
    dZ[rows, y] -= 1
    print(dZ / len(Z))


@mistake(
    "a probability kept away from 0: the loss stops at 27 or so",
    "1e-12 is more than e^−2000. Which form needs no such number?",
)
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    s = e / e.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(s[rows, y] + 1e-7))
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ / m


@mistake(
    "a probability kept away from 0: the loss stops at 27 or so",
    "1e-12 is more than e^−2000. Which form needs no such number?",
)
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    s = e / e.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(s[rows, y] + 1e-8))
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ / m


@mistake(
    "a probability kept away from 0: the loss stops at 27 or so",
    "1e-12 is more than e^−2000. Which form needs no such number?",
)
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y, rows, m = np.ravel(y), np.arange(len(Z)), len(Z)
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    s = e / e.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(s[rows, y] + 1e-15))
    dZ = s.copy()
    dZ[rows, y] -= 1
    return loss, dZ / m


@mistake("y taken for an array, which may be a list", "A list has no shape. What makes an array of either?")
def softmax_cross_entropy(Z, y):
    m = y.shape[0]
    y = y.reshape(-1)
    Z = Z - Z.max(axis=1, keepdims=True)
    log_s = Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
    dZ = np.exp(log_s)
    dZ[np.arange(m), y] -= 1
    return -log_s[np.arange(m), y].mean(), dZ / m


@mistake(
    "y taken for a table of ones and zeros", "y is one whole number for each sample. What makes a row of 0 and 1 of it?"
)
def softmax_cross_entropy(Z, y):
    Z = Z - Z.max(axis=1, keepdims=True)
    log_s = Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
    return -np.sum(y * log_s) / len(Z), (np.exp(log_s) - y) / len(Z)


# ---- forward


@mistake("a bend after the last mix too", "Scores may be any number. What does the last bend do to them?")
def forward(X, params, kinds):
    bend = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda Z: np.maximum(Z, 0), "linear": lambda Z: Z}
    A, caches = X, []
    for l, (W, b) in enumerate(params):
        Z, cache = linear_forward(A, W, b)
        kind = kinds[l] if l < len(kinds) else kinds[-1] if kinds else "linear"
        caches.append((cache, Z, kind))
        A = bend[kind](Z)
    return A, caches


@mistake("a sigmoid after the last mix", "Scores may be any number. What does the last bend do to them?")
def forward(X, params, kinds):
    bend = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda Z: np.maximum(Z, 0), "linear": lambda Z: Z}
    A, caches = X, []
    for l, (W, b) in enumerate(params):
        Z, cache = linear_forward(A, W, b)
        kind = kinds[l] if l < len(kinds) else "sigmoid"
        caches.append((cache, Z, kind))
        A = bend[kind](Z)
    return A, caches


@mistake("softmax after the last mix", "Scores or probabilities: which does the loss expect?", row=142)
def forward(X, params, kinds):
    bend = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda Z: np.maximum(Z, 0), "linear": lambda Z: Z}
    A, caches = X, []
    for l, (W, b) in enumerate(params):
        Z, cache = linear_forward(A, W, b)
        kind = kinds[l] if l < len(kinds) else "linear"
        caches.append((cache, Z, kind))
        A = bend[kind](Z)
    return np.exp(A) / np.exp(A).sum(axis=1, keepdims=True), caches


@mistake("no bend at all", "What is a stack of mixes without bends?")
def forward(X, params, kinds):
    A, caches = X, []
    for l, (W, b) in enumerate(params):
        Z, cache = linear_forward(A, W, b)
        kind = kinds[l] if l < len(kinds) else "linear"
        caches.append((cache, Z, kind))
        A = Z
    return A, caches


@mistake(
    "the last layer left out: zip stops at the shorter list",
    "There are fewer kinds than params. What does zip make of that?",
)
def forward(X, params, kinds):
    bend = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda Z: np.maximum(Z, 0), "linear": lambda Z: Z}
    A, caches = X, []
    for (W, b), kind in zip(params, kinds):
        Z, cache = linear_forward(A, W, b)
        caches.append((cache, Z, kind))
        A = bend[kind](Z)
    return A, caches


@mistake(
    "the last layer left out: zip stops at the shorter list",
    "There are fewer kinds than params. What does zip make of that?",
)
def forward(X, params, kinds):
    bend = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda Z: np.maximum(Z, 0), "linear": lambda Z: Z}
    A, caches = X, []
    for l, (W, b) in enumerate(params[:-1]):
        Z, cache = linear_forward(A, W, b)
        kind = kinds[l] if l < len(kinds) else "linear"
        caches.append((cache, Z, kind))
        A = bend[kind](Z)
    return A, caches


@mistake(
    "the last bend left out: the last hidden layer is not bent", "n pairs, n − 1 bends: after which mix is there none?"
)
def forward(X, params, kinds):
    bend = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda Z: np.maximum(Z, 0), "linear": lambda Z: Z}
    A, caches = X, []
    for l, (W, b) in enumerate(params):
        Z, cache = linear_forward(A, W, b)
        kind = kinds[l] if l < len(kinds) - 1 else "linear"
        caches.append((cache, Z, kind))
        A = bend[kind](Z)
    return A, caches


@mistake("the kinds in reverse order", "Which bend comes first?")
def forward(X, params, kinds):
    bend = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda Z: np.maximum(Z, 0), "linear": lambda Z: Z}
    A, caches = X, []
    for l, (W, b) in enumerate(params):
        Z, cache = linear_forward(A, W, b)
        kind = kinds[::-1][l] if l < len(kinds) else "linear"
        caches.append((cache, Z, kind))
        A = bend[kind](Z)
    return A, caches


@mistake("each layer with the bend of the one before", "Which kind belongs to the first layer?")
def forward(X, params, kinds):
    bend = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda Z: np.maximum(Z, 0), "linear": lambda Z: Z}
    A, caches = X, []
    for l, (W, b) in enumerate(params):
        Z, cache = linear_forward(A, W, b)
        kind = kinds[l - 1] if l > 0 else "linear"
        caches.append((cache, Z, kind))
        A = bend[kind](Z)
    return A, caches


@mistake("the first kind for every layer", "Which bend has the second hidden layer?")
def forward(X, params, kinds):
    bend = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda Z: np.maximum(Z, 0), "linear": lambda Z: Z}
    A, caches = X, []
    for l, (W, b) in enumerate(params):
        Z, cache = linear_forward(A, W, b)
        kind = kinds[0] if l < len(kinds) else "linear"
        caches.append((cache, Z, kind))
        A = bend[kind](Z)
    return A, caches


@mistake("the sigmoid for every kind", "What does kinds say, and who reads it?")
def forward(X, params, kinds):
    A, caches = X, []
    for l, (W, b) in enumerate(params):
        Z, cache = linear_forward(A, W, b)
        kind = kinds[l] if l < len(kinds) else "linear"
        caches.append((cache, Z, kind))
        A = sigmoid(Z) if l < len(kinds) else Z
    return A, caches


@mistake("tanh for every kind", "What does kinds say, and who reads it?")
def forward(X, params, kinds):
    A, caches = X, []
    for l, (W, b) in enumerate(params):
        Z, cache = linear_forward(A, W, b)
        kind = kinds[l] if l < len(kinds) else "linear"
        caches.append((cache, Z, kind))
        A = np.tanh(Z) if l < len(kinds) else Z
    return A, caches


@mistake("ReLU for every kind", "What does kinds say, and who reads it?")
def forward(X, params, kinds):
    A, caches = X, []
    for l, (W, b) in enumerate(params):
        Z, cache = linear_forward(A, W, b)
        kind = kinds[l] if l < len(kinds) else "linear"
        caches.append((cache, Z, kind))
        A = np.maximum(Z, 0) if l < len(kinds) else Z
    return A, caches


@mistake("a sigmoid in the place of tanh", "Which range has tanh?")
def forward(X, params, kinds):
    bend = {"sigmoid": sigmoid, "tanh": sigmoid, "relu": lambda Z: np.maximum(Z, 0), "linear": lambda Z: Z}
    A, caches = X, []
    for l, (W, b) in enumerate(params):
        Z, cache = linear_forward(A, W, b)
        kind = kinds[l] if l < len(kinds) else "linear"
        caches.append((cache, Z, kind))
        A = bend[kind](Z)
    return A, caches


@mistake("a step in the place of ReLU", "For z = 3 ReLU is 3. Which function is 1 there?")
def forward(X, params, kinds):
    bend = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda Z: 1.0 * (Z > 0), "linear": lambda Z: Z}
    A, caches = X, []
    for l, (W, b) in enumerate(params):
        Z, cache = linear_forward(A, W, b)
        kind = kinds[l] if l < len(kinds) else "linear"
        caches.append((cache, Z, kind))
        A = bend[kind](Z)
    return A, caches


@mistake("leaky ReLU in the place of ReLU", "What is ReLU of −1?")
def forward(X, params, kinds):
    bend = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda Z: np.maximum(Z, 0.01 * Z), "linear": lambda Z: Z}
    A, caches = X, []
    for l, (W, b) in enumerate(params):
        Z, cache = linear_forward(A, W, b)
        kind = kinds[l] if l < len(kinds) else "linear"
        caches.append((cache, Z, kind))
        A = bend[kind](Z)
    return A, caches


@mistake("|z| in the place of ReLU", "What is ReLU of −1?")
def forward(X, params, kinds):
    bend = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda Z: np.abs(Z), "linear": lambda Z: Z}
    A, caches = X, []
    for l, (W, b) in enumerate(params):
        Z, cache = linear_forward(A, W, b)
        kind = kinds[l] if l < len(kinds) else "linear"
        caches.append((cache, Z, kind))
        A = bend[kind](Z)
    return A, caches


@mistake("min in the place of max", "At z = 2, which of 0 and z is meant?")
def forward(X, params, kinds):
    bend = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda Z: np.minimum(Z, 0), "linear": lambda Z: Z}
    A, caches = X, []
    for l, (W, b) in enumerate(params):
        Z, cache = linear_forward(A, W, b)
        kind = kinds[l] if l < len(kinds) else "linear"
        caches.append((cache, Z, kind))
        A = bend[kind](Z)
    return A, caches


@mistake("slopes in the place of heights", "Height or slope: which one goes forwards?")
def forward(X, params, kinds):
    bend = {"sigmoid": lambda Z: sigmoid(Z) * (1 - sigmoid(Z)), "tanh": lambda Z: 1 - np.tanh(Z) ** 2}
    bend |= {"relu": lambda Z: 1.0 * (Z > 0), "linear": lambda Z: Z}
    A, caches = X, []
    for l, (W, b) in enumerate(params):
        Z, cache = linear_forward(A, W, b)
        kind = kinds[l] if l < len(kinds) else "linear"
        caches.append((cache, Z, kind))
        A = bend[kind](Z)
    return A, caches


@mistake("X again in every layer", "The output of one layer is the input of which?")
def forward(X, params, kinds):
    bend = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda Z: np.maximum(Z, 0), "linear": lambda Z: Z}
    A, caches = X, []
    for l, (W, b) in enumerate(params):
        Z, cache = linear_forward(X, W, b)
        kind = kinds[l] if l < len(kinds) else "linear"
        caches.append((cache, Z, kind))
        A = bend[kind](Z)
    return A, caches


@mistake("the biases left out", "What does unit j add besides its products?")
def forward(X, params, kinds):
    bend = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda Z: np.maximum(Z, 0), "linear": lambda Z: Z}
    A, caches = X, []
    for l, (W, b) in enumerate(params):
        Z, cache = linear_forward(A, W, 0 * b)
        kind = kinds[l] if l < len(kinds) else "linear"
        caches.append((cache, Z, kind))
        A = bend[kind](Z)
    return A, caches


@mistake("bent before it is mixed", "Mix, then bend. What happens to X in your first step?")
def forward(X, params, kinds):
    bend = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda Z: np.maximum(Z, 0), "linear": lambda Z: Z}
    A, caches = X, []
    for l, (W, b) in enumerate(params):
        kind = kinds[l] if l < len(kinds) else "linear"
        A = bend[kind](A)
        Z, cache = linear_forward(A, W, b)
        caches.append((cache, Z, kind))
        A = Z
    return A, caches


@mistake("Z alone, without the caches", "A pair is asked for. What stands first when Z alone is taken apart?")
def forward(X, params, kinds):
    bend = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda Z: np.maximum(Z, 0), "linear": lambda Z: Z}
    A, caches = X, []
    for l, (W, b) in enumerate(params):
        Z, cache = linear_forward(A, W, b)
        kind = kinds[l] if l < len(kinds) else "linear"
        caches.append((cache, Z, kind))
        A = bend[kind](Z)
    return A


@mistake("the caches first", "A pair (Z_last, caches): which comes first?")
def forward(X, params, kinds):
    bend = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda Z: np.maximum(Z, 0), "linear": lambda Z: Z}
    A, caches = X, []
    for l, (W, b) in enumerate(params):
        Z, cache = linear_forward(A, W, b)
        kind = kinds[l] if l < len(kinds) else "linear"
        caches.append((cache, Z, kind))
        A = bend[kind](Z)
    return caches, A


@mistake("returned after the first layer", "Where does your return stand: in the loop, or after it?")
def forward(X, params, kinds):
    bend = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda Z: np.maximum(Z, 0), "linear": lambda Z: Z}
    A, caches = X, []
    for l, (W, b) in enumerate(params):
        Z, cache = linear_forward(A, W, b)
        kind = kinds[l] if l < len(kinds) else "linear"
        caches.append((cache, Z, kind))
        A = bend[kind](Z)
        return A, caches
    return A, caches


@mistake("the class, not the scores", "Scores are asked for. Whose task is the largest?")
def forward(X, params, kinds):
    bend = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda Z: np.maximum(Z, 0), "linear": lambda Z: Z}
    A, caches = X, []
    for l, (W, b) in enumerate(params):
        Z, cache = linear_forward(A, W, b)
        kind = kinds[l] if l < len(kinds) else "linear"
        caches.append((cache, Z, kind))
        A = bend[kind](Z)
    return A.argmax(axis=1), caches


@mistake("params written into", "Whose array did you write into?")
def forward(X, params, kinds):
    bend = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda Z: np.maximum(Z, 0), "linear": lambda Z: Z}
    A, caches = X, []
    for l, (W, b) in enumerate(params):
        W *= 1.0
        Z, cache = linear_forward(A, W, b)
        W += 1.0
        kind = kinds[l] if l < len(kinds) else "linear"
        caches.append((cache, Z, kind))
        A = bend[kind](Z)
    return A, caches


@mistake("params emptied: a tuple has no pop, and a list is the learner's own", "Whose list did you take from?")
def forward(X, params, kinds):
    bend = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda Z: np.maximum(Z, 0), "linear": lambda Z: Z}
    A, caches = X, []
    while params:
        W, b = params.pop(0)
        l = len(caches)
        Z, cache = linear_forward(A, W, b)
        kind = kinds[l] if l < len(kinds) else "linear"
        caches.append((cache, Z, kind))
        A = bend[kind](Z)
    return A, caches


@mistake("a bend after the last mix: tanh or ReLU", "Scores may be any number. What does the last bend do to them?")
def forward(X, params, kinds):
    bend = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda Z: np.maximum(Z, 0), "linear": lambda Z: Z}
    A, caches = X, []
    for (W, b), kind in zip(params, [*kinds, "tanh"]):
        Z, cache = linear_forward(A, W, b)
        caches.append((cache, Z, kind))
        A = bend[kind](Z)
    return A, caches


@mistake("a bend after the last mix: tanh or ReLU", "Scores may be any number. What does the last bend do to them?")
def forward(X, params, kinds):
    bend = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda Z: np.maximum(Z, 0), "linear": lambda Z: Z}
    A, caches = X, []
    for (W, b), kind in zip(params, [*kinds, "relu"]):
        Z, cache = linear_forward(A, W, b)
        caches.append((cache, Z, kind))
        A = bend[kind](Z)
    return A, caches


@mistake("a list added to kinds, which may be a tuple", "[1] + (2,) is an error. What takes both apart into one list?")
def forward(X, params, kinds):
    bend = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda Z: np.maximum(Z, 0), "linear": lambda Z: Z}
    A, caches = X, []
    for (W, b), kind in zip(params, kinds + ["linear"]):  # noqa: RUF005
        Z, cache = linear_forward(A, W, b)
        caches.append((cache, Z, kind))
        A = bend[kind](Z)
    return A, caches


@mistake("'linear' left out: the layer's own input goes on", "Four kinds are asked for. What is A after a linear one?")
def forward(X, params, kinds):
    bend = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda Z: np.maximum(Z, 0), "linear": lambda Z: Z}
    A, caches = X, []
    for (W, b), kind in zip(params, [*kinds, ""]):
        Z, cache = linear_forward(A, W, b)
        caches.append((cache, Z, kind))
        A = bend[kind](Z) if kind in ("sigmoid", "tanh", "relu") else Z if kind == "" else A
    return A, caches


@mistake("nothing returned", "What does your function give back to whoever called it?")
def forward(X, params, kinds):
    for W, b in params:
        X, _ = linear_forward(X, W, b)
    print(X)


# ---- backward


@mistake("the bends left out on the way back", "What does the message pass on its way from A to Z?", row=110)
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = dA
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW, db))
    return grads[::-1]


@mistake(
    "the bend of the first layer left out",
    "What does the message pass on its way from A to Z, in every layer?",
    row=110,
)
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind) if len(grads) + 1 < len(caches) or len(caches) == 1 else dA
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW, db))
    return grads[::-1]


@mistake("the gradients from last to first", "Which order has params?")
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind)
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW, db))
    return grads


@mistake("the gradients from last to first", "Which order has params?")
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in caches[::-1]:
        dZ = activation_backward(dA, Z, kind)
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW, db))
    return list(grads)


@mistake("from the first layer to the last", "Who is told first?")
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in caches:
        dZ = activation_backward(dA, Z, kind)
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW, db))
    return grads


@mistake("all signs turned", "Is it the gradient, or the step against it?", row=107)
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind)
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((-dW, -db))
    return grads[::-1]


@mistake("1/m once more in the hidden layers", "Average once: where was that?", row=118)
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind) / (len(Z) if grads else 1)
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW, db))
    return grads[::-1]


@mistake("1/m once more in every layer, so that it piles up", "Average once: where was that?", row=118)
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind) / len(Z)
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW, db))
    return grads[::-1]


@mistake("1/m once more in all gradients", "Average once: where was that?", row=118)
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind)
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW / len(Z), db / len(Z)))
    return grads[::-1]


@mistake("1/m once more in dW", "Average once: where was that?", row=118)
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind)
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW / len(Z), db))
    return grads[::-1]


@mistake(
    "a bend after the last mix, on the way back only",
    "The scores had no bend. What can their message pass there?",
    row=109,
)
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind if grads else "sigmoid")
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW, db))
    return grads[::-1]


@mistake("the first mix takes the last message: dA never moves on", "What is the layer before told?")
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind)
        _, dW, db = linear_backward(dZ, cache)
        grads.append((dW, db))
    return grads[::-1]


@mistake(
    "the message sent on along dW", "The message travels along the weights themselves. Which array are they?", row=116
)
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind)
        _, dW, db = linear_backward(dZ, cache)
        dA = dZ @ dW.T
        grads.append((dW, db))
    return grads[::-1]


@mistake(
    "the layer's output in the place of its input",
    "Input of the layer, or output: which one meets its weights?",
    row=114,
)
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind)
        dA, dW, db = linear_backward(dZ, cache)
        dW = Z.T @ dZ
        grads.append((dW, db))
    return grads[::-1]


@mistake("the first layer's own output in the place of X", "What enters the first layer?", row=115)
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind)
        dA, dW, db = linear_backward(dZ, cache)
        dW = Z.T @ dZ if len(grads) + 1 == len(caches) else dW
        grads.append((dW, db))
    return grads[::-1]


@mistake("db in one number for all units", "Keep one number for each unit. Along which axis do you add?", row=119)
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind)
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW, np.full(db.shape, dZ.sum())))
    return grads[::-1]


@mistake("db in one number for all units", "Keep one number for each unit. Along which axis do you add?", row=119)
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind)
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW, dZ.sum()))
    return grads[::-1]


@mistake("db of the message before the bend", "Which message do the biases get: that of A, or that of Z?")
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind)
        told = dA
        dA, dW, db = linear_backward(dZ, cache)
        db = told.sum(axis=0)
        grads.append((dW, db))
    return grads[::-1]


@mistake("dW of the message before the bend", "Which message do the weights get: that of A, or that of Z?")
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind)
        told = dA
        dA, dW, db = linear_backward(dZ, cache)
        dW = cache[0].T @ told
        grads.append((dW, db))
    return grads[::-1]


@mistake("every dW multiplied by W", "Does the weight itself appear in ∂z/∂w?", row=122)
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind)
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW * cache[1], db))
    return grads[::-1]


@mistake(
    "the bend read at the wrong layer: one too early",
    "Whose slope: that of the layer the message comes to, or of the one it leaves?",
)
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    shifted = [*caches[1:], caches[-1]]
    for (cache, _, _), (_, Z, kind) in zip(reversed(caches), reversed(shifted)):
        dZ = activation_backward(dA, Z, kind) if Z.shape == dA.shape else dA
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW, db))
    return grads[::-1]


@mistake(
    "the slope read at the height A, not at Z",
    "Where is the slope of the bend read: at its input, or at its output?",
    row=111,
)
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        A = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda Z: np.maximum(Z, 0), "linear": lambda Z: Z}[kind](Z)
        dZ = activation_backward(dA, A, kind)
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW, db))
    return grads[::-1]


@mistake("the sigmoid's slope in every layer", "Which activation did this layer use?", row=112)
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, "sigmoid" if grads else "linear")
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW, db))
    return grads[::-1]


@mistake("ReLU's slope in every layer", "Which activation did this layer use?", row=112)
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, "relu" if grads else "linear")
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW, db))
    return grads[::-1]


@mistake("tanh's slope in every layer", "Which activation did this layer use?", row=112)
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, "tanh" if grads else "linear")
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW, db))
    return grads[::-1]


@mistake("the weights alone", "Where are the biases?")
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind)
        dA, dW, db = linear_backward(dZ, cache)
        grads.append(dW)
    return grads[::-1]


@mistake("biases first: (db, dW)", "Which order has a pair of params?")
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind)
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((db, dW))
    return grads[::-1]


@mistake("three in the place of two: dX too", "Pairs (dW, db) are asked for. Who needs dX?")
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind)
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dA, dW, db))
    return grads[::-1]


@mistake("one list of all, not pairs", "params is a list of pairs. What makes a pair of two things?")
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind)
        dA, dW, db = linear_backward(dZ, cache)
        grads = [dW, db, *grads]
    return grads


@mistake("the first layer left out", "How many pairs has params?")
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches[1:]):
        dZ = activation_backward(dA, Z, kind)
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW, db))
    return grads[::-1]


@mistake("the last layer left out", "How many pairs has params?")
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind)
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW, db))
    return grads[::-1][:-1]


@mistake("returned after one layer", "Where does your return stand: in the loop, or after it?")
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind)
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW, db))
        return grads
    return grads


@mistake(
    "the caches taken out for good",
    "A second call finds the list empty. What walks through it without taking anything?",
)
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    while caches:
        cache, Z, kind = caches.pop()
        dZ = activation_backward(dA, Z, kind)
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW, db))
    return grads[::-1]


@mistake(
    "the caches turned round for good",
    "A second call finds the list the other way round. Which walk leaves it as it was?",
)
def backward(dZ_last, caches):
    caches.reverse()
    dA, grads = dZ_last, []
    for cache, Z, kind in caches:
        dZ = activation_backward(dA, Z, kind)
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW, db))
    return grads[::-1]


@mistake("dZ_last written into", "Whose array did you write into?")
def backward(dZ_last, caches):
    first = dZ_last.copy()
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind)
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW, db))
    dZ_last[:] = 0 * first
    return grads[::-1]


@mistake("the weights altered on the way", "All messages first, then the steps. Whose array did you write into?")
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind)
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW, db))
        cache[1][:] -= 0.1 * dW
    return grads[::-1]


@mistake(
    "the weights altered before the message is sent on",
    "All messages first, then the steps. Which W did the message travel along?",
)
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind)
        _, dW, db = linear_backward(dZ, cache)
        cache[1][:] -= 0.1 * dW
        dA, _, _ = linear_backward(dZ, cache)
        grads.append((dW, db))
    return grads[::-1]


@mistake("every gradient divided by its length", "Who asked for a unit length?")
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind)
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW / np.linalg.norm(dW), db / np.linalg.norm(db)))
    return grads[::-1]


@mistake("the message replaced by its sign", "How large is a message, besides its sign?")
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = np.sign(activation_backward(dA, Z, kind)) if grads else dA
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW, db))
    return grads[::-1]


@mistake("steps, not gradients: multiplied by a learning rate", "Who takes the step, and how long is it?")
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind)
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((0.1 * dW, 0.1 * db))
    return grads[::-1]


@mistake("steps, not gradients: multiplied by a learning rate", "Who takes the step, and how long is it?")
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind)
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((0.01 * dW, 0.01 * db))
    return grads[::-1]


@mistake("db added along each sample, not over the samples", "One number for each unit. Which axis are the samples?")
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind)
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW, dZ.sum(axis=1)))
    return grads[::-1]


@mistake("db left at 0", "Biases learn too. What is each told?")
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind)
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW, 0 * db))
    return grads[::-1]


@mistake("1/m once more in db", "Average once: where was that?", row=118)
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind)
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW, db / len(Z)))
    return grads[::-1]


@mistake("a dict, not a list of pairs", "params is a list of pairs. What has the same form?")
def backward(dZ_last, caches):
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dZ = activation_backward(dA, Z, kind)
        dA, dW, db = linear_backward(dZ, cache)
        grads.append((dW, db))
    return {f"d{name}{n + 1}": d for n, pair in enumerate(grads[::-1]) for name, d in zip("Wb", pair)}


@mistake("nothing returned", "What does your function give back to whoever called it?")
def backward(dZ_last, caches):
    grads = []
    for cache, Z, kind in reversed(caches):
        grads.append(linear_backward(dZ_last, cache)[1:])
        break


# ---- hand_network


@mistake("the 2 of the square forgotten", "What is the slope of r²?", row=89)
def hand_network():
    x1, x2, y, w1, w2, w3, w4, w5, w6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")
    h1 = 1 / (1 + sp.exp(-(w1 * x1 + w2 * x2)))
    h2 = 1 / (1 + sp.exp(-(w3 * x1 + w4 * x2)))
    y_hat = w5 * h1 + w6 * h2
    d = y_hat - y
    d1, d2 = d * w5 * h1 * (1 - h1), d * w6 * h2 * (1 - h2)
    return {"w1": d1 * x1, "w2": d1 * x2, "w3": d2 * x1, "w4": d2 * x2, "w5": d * h1, "w6": d * h2}


@mistake("y − ŷ: every sign turned", "When ŷ grows, does ŷ − y grow or fall?", row=91)
def hand_network():
    x1, x2, y, w1, w2, w3, w4, w5, w6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")
    h1 = 1 / (1 + sp.exp(-(w1 * x1 + w2 * x2)))
    h2 = 1 / (1 + sp.exp(-(w3 * x1 + w4 * x2)))
    y_hat = w5 * h1 + w6 * h2
    d = 2 * (y - y_hat)
    d1, d2 = d * w5 * h1 * (1 - h1), d * w6 * h2 * (1 - h2)
    return {"w1": d1 * x1, "w2": d1 * x2, "w3": d2 * x1, "w4": d2 * x2, "w5": d * h1, "w6": d * h2}


@mistake("the slope of the hidden sigmoids forgotten", "What does the message pass between h₁ and z₁?", row=110)
def hand_network():
    x1, x2, y, w1, w2, w3, w4, w5, w6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")
    h1 = 1 / (1 + sp.exp(-(w1 * x1 + w2 * x2)))
    h2 = 1 / (1 + sp.exp(-(w3 * x1 + w4 * x2)))
    y_hat = w5 * h1 + w6 * h2
    d = 2 * (y_hat - y)
    d1, d2 = d * w5, d * w6
    return {"w1": d1 * x1, "w2": d1 * x2, "w3": d2 * x1, "w4": d2 * x2, "w5": d * h1, "w6": d * h2}


@mistake("the outgoing weight forgotten", "Along which weight does the message come from ŷ to h₁?")
def hand_network():
    x1, x2, y, w1, w2, w3, w4, w5, w6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")
    h1 = 1 / (1 + sp.exp(-(w1 * x1 + w2 * x2)))
    h2 = 1 / (1 + sp.exp(-(w3 * x1 + w4 * x2)))
    y_hat = w5 * h1 + w6 * h2
    d = 2 * (y_hat - y)
    d1, d2 = d * h1 * (1 - h1), d * h2 * (1 - h2)
    return {"w1": d1 * x1, "w2": d1 * x2, "w3": d2 * x1, "w4": d2 * x2, "w5": d * h1, "w6": d * h2}


@mistake("z(1 − z): the rule for h, applied to z", "Is it z or h that stands in h(1 − h)?", row=56)
def hand_network():
    x1, x2, y, w1, w2, w3, w4, w5, w6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")
    h1 = 1 / (1 + sp.exp(-(w1 * x1 + w2 * x2)))
    h2 = 1 / (1 + sp.exp(-(w3 * x1 + w4 * x2)))
    y_hat = w5 * h1 + w6 * h2
    z1, z2 = w1 * x1 + w2 * x2, w3 * x1 + w4 * x2
    d = 2 * (y_hat - y)
    d1, d2 = d * w5 * z1 * (1 - z1), d * w6 * z2 * (1 - z2)
    return {"w1": d1 * x1, "w2": d1 * x2, "w3": d2 * x1, "w4": d2 * x2, "w5": d * h1, "w6": d * h2}


@mistake("1 − h²: the slope of tanh on a sigmoid", "Which activation has the hidden layer?", row=112)
def hand_network():
    x1, x2, y, w1, w2, w3, w4, w5, w6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")
    h1 = 1 / (1 + sp.exp(-(w1 * x1 + w2 * x2)))
    h2 = 1 / (1 + sp.exp(-(w3 * x1 + w4 * x2)))
    y_hat = w5 * h1 + w6 * h2
    d = 2 * (y_hat - y)
    d1, d2 = d * w5 * (1 - h1**2), d * w6 * (1 - h2**2)
    return {"w1": d1 * x1, "w2": d1 * x2, "w3": d2 * x1, "w4": d2 * x2, "w5": d * h1, "w6": d * h2}


@mistake("one factor of h(1 − h) missing", "At z = 0 the slope of σ is ¼. What is it in your formula?")
def hand_network():
    x1, x2, y, w1, w2, w3, w4, w5, w6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")
    h1 = 1 / (1 + sp.exp(-(w1 * x1 + w2 * x2)))
    h2 = 1 / (1 + sp.exp(-(w3 * x1 + w4 * x2)))
    y_hat = w5 * h1 + w6 * h2
    d = 2 * (y_hat - y)
    d1, d2 = d * w5 * (1 - h1), d * w6 * (1 - h2)
    return {"w1": d1 * x1, "w2": d1 * x2, "w3": d2 * x1, "w4": d2 * x2, "w5": d * h1, "w6": d * h2}


@mistake("the inputs forgotten in the first layer", "Which number does w₁ multiply?")
def hand_network():
    x1, x2, y, w1, w2, w3, w4, w5, w6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")
    h1 = 1 / (1 + sp.exp(-(w1 * x1 + w2 * x2)))
    h2 = 1 / (1 + sp.exp(-(w3 * x1 + w4 * x2)))
    y_hat = w5 * h1 + w6 * h2
    d = 2 * (y_hat - y)
    d1, d2 = d * w5 * h1 * (1 - h1), d * w6 * h2 * (1 - h2)
    return {"w1": d1, "w2": d1, "w3": d2, "w4": d2, "w5": d * h1, "w6": d * h2}


@mistake("the inputs exchanged", "Which number does w₁ multiply, and which w₂?")
def hand_network():
    x1, x2, y, w1, w2, w3, w4, w5, w6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")
    h1 = 1 / (1 + sp.exp(-(w1 * x1 + w2 * x2)))
    h2 = 1 / (1 + sp.exp(-(w3 * x1 + w4 * x2)))
    y_hat = w5 * h1 + w6 * h2
    d = 2 * (y_hat - y)
    d1, d2 = d * w5 * h1 * (1 - h1), d * w6 * h2 * (1 - h2)
    return {"w1": d1 * x2, "w2": d1 * x1, "w3": d2 * x2, "w4": d2 * x1, "w5": d * h1, "w6": d * h2}


@mistake("the hidden unit's value in the place of the input", "What enters the first layer?", row=115)
def hand_network():
    x1, x2, y, w1, w2, w3, w4, w5, w6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")
    h1 = 1 / (1 + sp.exp(-(w1 * x1 + w2 * x2)))
    h2 = 1 / (1 + sp.exp(-(w3 * x1 + w4 * x2)))
    y_hat = w5 * h1 + w6 * h2
    d = 2 * (y_hat - y)
    d1, d2 = d * w5 * h1 * (1 - h1), d * w6 * h2 * (1 - h2)
    return {"w1": d1 * h1, "w2": d1 * h1, "w3": d2 * h2, "w4": d2 * h2, "w5": d * h1, "w6": d * h2}


@mistake("w₂ and w₃ exchanged", "Which hidden unit does w₂ lead to?")
def hand_network():
    x1, x2, y, w1, w2, w3, w4, w5, w6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")
    h1 = 1 / (1 + sp.exp(-(w1 * x1 + w2 * x2)))
    h2 = 1 / (1 + sp.exp(-(w3 * x1 + w4 * x2)))
    y_hat = w5 * h1 + w6 * h2
    d = 2 * (y_hat - y)
    d1, d2 = d * w5 * h1 * (1 - h1), d * w6 * h2 * (1 - h2)
    return {"w1": d1 * x1, "w2": d2 * x1, "w3": d1 * x2, "w4": d2 * x2, "w5": d * h1, "w6": d * h2}


@mistake("both hidden units on the path of each weight", "Through how many hidden units does w₁ reach the loss?")
def hand_network():
    x1, x2, y, w1, w2, w3, w4, w5, w6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")
    h1 = 1 / (1 + sp.exp(-(w1 * x1 + w2 * x2)))
    h2 = 1 / (1 + sp.exp(-(w3 * x1 + w4 * x2)))
    y_hat = w5 * h1 + w6 * h2
    d = 2 * (y_hat - y)
    d1 = d * (w5 * h1 * (1 - h1) + w6 * h2 * (1 - h2))
    return {"w1": d1 * x1, "w2": d1 * x2, "w3": d1 * x1, "w4": d1 * x2, "w5": d * h1, "w6": d * h2}


@mistake("the outgoing weights exchanged", "Which weight leads from h₁ to ŷ?")
def hand_network():
    x1, x2, y, w1, w2, w3, w4, w5, w6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")
    h1 = 1 / (1 + sp.exp(-(w1 * x1 + w2 * x2)))
    h2 = 1 / (1 + sp.exp(-(w3 * x1 + w4 * x2)))
    y_hat = w5 * h1 + w6 * h2
    d = 2 * (y_hat - y)
    d1, d2 = d * w6 * h1 * (1 - h1), d * w5 * h2 * (1 - h2)
    return {"w1": d1 * x1, "w2": d1 * x2, "w3": d2 * x1, "w4": d2 * x2, "w5": d * h1, "w6": d * h2}


@mistake(
    "a slope too many at the output, which has no activation",
    "What does the message pass between ŷ and w₅·h₁?",
    row=109,
)
def hand_network():
    x1, x2, y, w1, w2, w3, w4, w5, w6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")
    h1 = 1 / (1 + sp.exp(-(w1 * x1 + w2 * x2)))
    h2 = 1 / (1 + sp.exp(-(w3 * x1 + w4 * x2)))
    y_hat = w5 * h1 + w6 * h2
    d = 2 * (y_hat - y) * y_hat * (1 - y_hat)
    d1, d2 = d * w5 * h1 * (1 - h1), d * w6 * h2 * (1 - h2)
    return {"w1": d1 * x1, "w2": d1 * x2, "w3": d2 * x1, "w4": d2 * x2, "w5": d * h1, "w6": d * h2}


@mistake("a weight multiplied by itself in the last layer", "Does w₅ itself appear in the slope of w₅·h₁?", row=122)
def hand_network():
    x1, x2, y, w1, w2, w3, w4, w5, w6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")
    h1 = 1 / (1 + sp.exp(-(w1 * x1 + w2 * x2)))
    h2 = 1 / (1 + sp.exp(-(w3 * x1 + w4 * x2)))
    y_hat = w5 * h1 + w6 * h2
    d = 2 * (y_hat - y)
    d1, d2 = d * w5 * h1 * (1 - h1), d * w6 * h2 * (1 - h2)
    return {"w1": d1 * x1, "w2": d1 * x2, "w3": d2 * x1, "w4": d2 * x2, "w5": d * h1 * w5, "w6": d * h2 * w6}


@mistake("a slope of the hidden unit in the last layer", "w₅ comes after h₁. Does its path pass through the sigmoid?")
def hand_network():
    x1, x2, y, w1, w2, w3, w4, w5, w6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")
    h1 = 1 / (1 + sp.exp(-(w1 * x1 + w2 * x2)))
    h2 = 1 / (1 + sp.exp(-(w3 * x1 + w4 * x2)))
    y_hat = w5 * h1 + w6 * h2
    d = 2 * (y_hat - y)
    d1, d2 = d * w5 * h1 * (1 - h1), d * w6 * h2 * (1 - h2)
    return {
        "w1": d1 * x1,
        "w2": d1 * x2,
        "w3": d2 * x1,
        "w4": d2 * x2,
        "w5": d * h1 * (1 - h1),
        "w6": d * h2 * (1 - h2),
    }


@mistake("the weights' own values in the place of the inputs", "Does the weight itself appear in ∂z/∂w?", row=122)
def hand_network():
    x1, x2, y, w1, w2, w3, w4, w5, w6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")
    h1 = 1 / (1 + sp.exp(-(w1 * x1 + w2 * x2)))
    h2 = 1 / (1 + sp.exp(-(w3 * x1 + w4 * x2)))
    y_hat = w5 * h1 + w6 * h2
    d = 2 * (y_hat - y)
    d1, d2 = d * w5 * h1 * (1 - h1), d * w6 * h2 * (1 - h2)
    return {"w1": d1 * w1, "w2": d1 * w2, "w3": d2 * w3, "w4": d2 * w4, "w5": d * h1, "w6": d * h2}


@mistake("r² in the place of its slope", "What is the slope of r²?")
def hand_network():
    x1, x2, y, w1, w2, w3, w4, w5, w6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")
    h1 = 1 / (1 + sp.exp(-(w1 * x1 + w2 * x2)))
    h2 = 1 / (1 + sp.exp(-(w3 * x1 + w4 * x2)))
    y_hat = w5 * h1 + w6 * h2
    d = (y_hat - y) ** 2
    d1, d2 = d * w5 * h1 * (1 - h1), d * w6 * h2 * (1 - h2)
    return {"w1": d1 * x1, "w2": d1 * x2, "w3": d2 * x1, "w4": d2 * x2, "w5": d * h1, "w6": d * h2}


@mistake("the residual forgotten", "What is the output told?")
def hand_network():
    x1, x2, y, w1, w2, w3, w4, w5, w6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")
    h1 = 1 / (1 + sp.exp(-(w1 * x1 + w2 * x2)))
    h2 = 1 / (1 + sp.exp(-(w3 * x1 + w4 * x2)))
    d = 1
    d1, d2 = d * w5 * h1 * (1 - h1), d * w6 * h2 * (1 - h2)
    return {"w1": d1 * x1, "w2": d1 * x2, "w3": d2 * x1, "w4": d2 * x2, "w5": d * h1, "w6": d * h2}


@mistake("symbols as keys, not their names", "The key is 'w1', a text. What type has yours?")
def hand_network():
    x1, x2, y, w1, w2, w3, w4, w5, w6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")
    h1 = 1 / (1 + sp.exp(-(w1 * x1 + w2 * x2)))
    h2 = 1 / (1 + sp.exp(-(w3 * x1 + w4 * x2)))
    y_hat = w5 * h1 + w6 * h2
    d = 2 * (y_hat - y)
    d1, d2 = d * w5 * h1 * (1 - h1), d * w6 * h2 * (1 - h2)
    return {w1: d1 * x1, w2: d1 * x2, w3: d2 * x1, w4: d2 * x2, w5: d * h1, w6: d * h2}


@mistake("a list, not a dict", "A dict is asked for. What finds an entry in yours?")
def hand_network():
    x1, x2, y, w1, w2, w3, w4, w5, w6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")
    h1 = 1 / (1 + sp.exp(-(w1 * x1 + w2 * x2)))
    h2 = 1 / (1 + sp.exp(-(w3 * x1 + w4 * x2)))
    y_hat = w5 * h1 + w6 * h2
    d = 2 * (y_hat - y)
    d1, d2 = d * w5 * h1 * (1 - h1), d * w6 * h2 * (1 - h2)
    return [d1 * x1, d1 * x2, d2 * x1, d2 * x2, d * h1, d * h2]


@mistake(
    "new symbols in the answer, in the place of what they stand for",
    "Only the symbols of the stub mean something to the check. What does yours stand for?",
)
def hand_network():
    x1, x2, y, w1, w2, w3, w4, w5, w6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")
    h1 = 1 / (1 + sp.exp(-(w1 * x1 + w2 * x2)))
    h2 = 1 / (1 + sp.exp(-(w3 * x1 + w4 * x2)))
    y_hat = w5 * h1 + w6 * h2
    h1, h2 = sp.symbols("h1 h2")
    d = 2 * (y_hat - y)
    d1, d2 = d * w5 * h1 * (1 - h1), d * w6 * h2 * (1 - h2)
    return {"w1": d1 * x1, "w2": d1 * x2, "w3": d2 * x1, "w4": d2 * x2, "w5": d * h1, "w6": d * h2}


@mistake("SymPy asked to do it", "By hand: which path does w₁ take, and which slopes lie on it?")
def hand_network():
    x1, x2, y, w1, w2, w3, w4, w5, w6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")
    h1 = 1 / (1 + sp.exp(-(w1 * x1 + w2 * x2)))
    h2 = 1 / (1 + sp.exp(-(w3 * x1 + w4 * x2)))
    L = (w5 * h1 + w6 * h2 - y) ** 2
    return {str(w): sp.diff(L, w) for w in (w1, w2, w3, w4, w5, w6)}


@mistake("the first hidden unit on every path", "Which hidden unit do w₃ and w₄ lead to?")
def hand_network():
    x1, x2, y, w1, w2, w3, w4, w5, w6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")
    h1 = 1 / (1 + sp.exp(-(w1 * x1 + w2 * x2)))
    h2 = 1 / (1 + sp.exp(-(w3 * x1 + w4 * x2)))
    d = 2 * (w5 * h1 + w6 * h2 - y)
    d1 = d * w5 * h1 * (1 - h1)
    return {"w1": d1 * x1, "w2": d1 * x2, "w3": d1 * x1, "w4": d1 * x2, "w5": d * h1, "w6": d * h2}


@mistake("y − ŷ, and no 2", "What is the slope of (ŷ − y)² with respect to ŷ, with its sign?", row=91)
def hand_network():
    x1, x2, y, w1, w2, w3, w4, w5, w6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")
    h1 = 1 / (1 + sp.exp(-(w1 * x1 + w2 * x2)))
    h2 = 1 / (1 + sp.exp(-(w3 * x1 + w4 * x2)))
    d = y - w5 * h1 - w6 * h2
    d1, d2 = d * w5 * h1 * (1 - h1), d * w6 * h2 * (1 - h2)
    return {"w1": d1 * x1, "w2": d1 * x2, "w3": d2 * x1, "w4": d2 * x2, "w5": d * h1, "w6": d * h2}


@mistake("an entry left out", "Six weights: which one has no slope in your dict?")
def hand_network():
    x1, x2, y, w1, w2, w3, w4, w5, w6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")
    h1 = 1 / (1 + sp.exp(-(w1 * x1 + w2 * x2)))
    h2 = 1 / (1 + sp.exp(-(w3 * x1 + w4 * x2)))
    d = 2 * (w5 * h1 + w6 * h2 - y)
    d1, d2 = d * w5 * h1 * (1 - h1), d * w6 * h2 * (1 - h2)
    return {"w1": d1 * x1, "w2": d1 * x2, "w3": d2 * x1, "w4": d2 * x2, "w5": d * h1}
