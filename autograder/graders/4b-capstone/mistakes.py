"""Known mistakes of 4b, each as a learner would hand it in. `row`: its number in the collection of misconceptions."""

import numpy as np
from scipy.special import expit as sigmoid

from autograder.mistakes.known import mistake
from course.givens import (
    backward,
    digits_data,
    flower_data,
    forward,
    init_params,
    sigmoid_cross_entropy,
    softmax_cross_entropy,
    spiral_data,
)  # fmt: skip

# ---- update


@mistake("a step uphill: + in the place of −", "The gradient points uphill. Which way is down?", row=81)
def update(params, grads, lr):
    return [(W + lr * dW, b + lr * db) for (W, b), (dW, db) in zip(params, grads)]


@mistake("biases left as they were", "Each layer has a pair. What moves b?")
def update(params, grads, lr):
    return [(W - lr * dW, b + 0) for (W, b), (dW, db) in zip(params, grads)]


@mistake("the learning rate forgotten", "How long is a step with lr = 0.5? Where does lr stand in your line?")
def update(params, grads, lr):
    return [(W - dW, b - db) for (W, b), (dW, db) in zip(params, grads)]


@mistake("the learning rate for W only", "b takes steps of the same rate. Is lr in both?")
def update(params, grads, lr):
    return [(W - lr * dW, b - db) for (W, b), (dW, db) in zip(params, grads)]


@mistake("the old arrays written into", "p -= … changes the array in place. What makes a new one?", row=83)
def update(params, grads, lr):
    for (W, b), (dW, db) in zip(params, grads):
        W -= lr * dW
        b -= lr * db
    return params


@mistake("the old list written into", "A new list of new pairs; what have you put into params?")
def update(params, grads, lr):
    for i, ((W, b), (dW, db)) in enumerate(zip(params, grads)):
        params[i] = (W - lr * dW, b - lr * db)
    return params


@mistake("one layer only", "A return inside the loop ends it. How many layers has params?")
def update(params, grads, lr):
    for (W, b), (dW, db) in zip(params, grads):
        return [(W - lr * dW, b - lr * db)]
    return []


@mistake("the weight times its gradient", "Does the rule mention w a second time?", row=86)
def update(params, grads, lr):
    return [(W - lr * dW * W, b - lr * db * b) for (W, b), (dW, db) in zip(params, grads)]


@mistake("the step, not where it leads", "From where is the step taken? The new weight has the old one in it.")
def update(params, grads, lr):
    return [(-lr * dW, -lr * db) for (W, b), (dW, db) in zip(params, grads)]


@mistake("nothing returned", "What does your function give back to whoever called it?")
def update(params, grads, lr):
    [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads)]


@mistake("one flat list", "params is a list of pairs. What are the entries of your list?")
def update(params, grads, lr):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append(W - lr * dW)
        new.append(b - lr * db)
    return new


@mistake("divided by the number of rows once more", "dW is an average already. What is your 1/len for?", row=120)
def update(params, grads, lr):
    return [(W - lr * dW / len(W), b - lr * db / len(W)) for (W, b), (dW, db) in zip(params, grads)]


@mistake("grads taken as (db, dW)", "In which order are the two in each pair?")
def update(params, grads, lr):
    return [(W - lr * dW, b - lr * db) for (W, b), (db, dW) in zip(params, grads)]


@mistake("gradients in reverse order", "backward has turned its list round already. Which gradient belongs to layer 0?")
def update(params, grads, lr):
    return [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads[::-1])]


@mistake("a step as long as the sign says, not the slope", "A flat slope makes a short step. Where is that in yours?")
def update(params, grads, lr):
    return [(W - lr * np.sign(dW), b - lr * np.sign(db)) for (W, b), (dW, db) in zip(params, grads)]


@mistake("the size of the gradient without its sign", "Where the slope is negative, which way is down?")
def update(params, grads, lr):
    return [(W - lr * np.abs(dW), b - lr * np.abs(db)) for (W, b), (dW, db) in zip(params, grads)]


@mistake("one step for all biases of a layer", "Keep one number per unit. What does the sum of db say?", row=119)
def update(params, grads, lr):
    return [(W - lr * dW, b - lr * np.sum(db)) for (W, b), (dW, db) in zip(params, grads)]


@mistake("a learning rate of its own", "Your function ignores one of its arguments. Which?", row=35)
def update(params, grads, lr):
    return [(W - 0.1 * dW, b - 0.1 * db) for (W, b), (dW, db) in zip(params, grads)]


@mistake("the learning rate twice", "lr once. How often does it stand in your line?")
def update(params, grads, lr):
    return [(W - lr * (lr * dW), b - lr * (lr * db)) for (W, b), (dW, db) in zip(params, grads)]


# ---- train


@mistake("the loss stored after the update", "history[0] is the loss of the first weights. When do you store it?")
def train(X, y, sizes, kinds, lr, epochs, rng):
    params, history = init_params(sizes, rng), []
    loss_of = sigmoid_cross_entropy if sizes[-1] == 1 else softmax_cross_entropy
    for _ in range(epochs):
        Z, caches = forward(X, params, kinds)
        params = update(params, backward(loss_of(Z, y)[1], caches), lr)
        history.append(loss_of(forward(X, params, kinds)[0], y)[0])
    return params, history


@mistake("one loss more than epochs", "One loss before each update; how many updates are there?")
def train(X, y, sizes, kinds, lr, epochs, rng):
    params, history = init_params(sizes, rng), []
    loss_of = sigmoid_cross_entropy if sizes[-1] == 1 else softmax_cross_entropy
    for _ in range(epochs):
        Z, caches = forward(X, params, kinds)
        loss, dZ = loss_of(Z, y)
        history.append(loss)
        params = update(params, backward(dZ, caches), lr)
    history.append(loss_of(forward(X, params, kinds)[0], y)[0])
    return params, history


@mistake("the new params thrown away", "update returns new params. Who keeps them?", row=85)
def train(X, y, sizes, kinds, lr, epochs, rng):
    params, history = init_params(sizes, rng), []
    loss_of = sigmoid_cross_entropy if sizes[-1] == 1 else softmax_cross_entropy
    for _ in range(epochs):
        Z, caches = forward(X, params, kinds)
        loss, dZ = loss_of(Z, y)
        history.append(loss)
        update(params, backward(dZ, caches), lr)
    return params, history


@mistake(
    "the gradient of the start, again and again", "The slope changes as the weights move. What is inside the loop?"
)
def train(X, y, sizes, kinds, lr, epochs, rng):
    params, history = init_params(sizes, rng), []
    loss_of = sigmoid_cross_entropy if sizes[-1] == 1 else softmax_cross_entropy
    Z, caches = forward(X, params, kinds)
    grads = backward(loss_of(Z, y)[1], caches)
    for _ in range(epochs):
        history.append(loss_of(forward(X, params, kinds)[0], y)[0])
        params = update(params, grads, lr)
    return params, history


@mistake("new weights drawn in every epoch", "Which line belongs before the loop?")
def train(X, y, sizes, kinds, lr, epochs, rng):
    history = []
    loss_of = sigmoid_cross_entropy if sizes[-1] == 1 else softmax_cross_entropy
    params = None
    for _ in range(epochs):
        params = init_params(sizes, rng)
        Z, caches = forward(X, params, kinds)
        loss, dZ = loss_of(Z, y)
        history.append(loss)
        params = update(params, backward(dZ, caches), lr)
    return params, history


@mistake("a generator of its own, not rng", "Who owns the random generator? Two calls with two seeds.", row=105)
def train(X, y, sizes, kinds, lr, epochs, rng):
    params, history = init_params(sizes, np.random.default_rng(0)), []
    loss_of = sigmoid_cross_entropy if sizes[-1] == 1 else softmax_cross_entropy
    for _ in range(epochs):
        Z, caches = forward(X, params, kinds)
        loss, dZ = loss_of(Z, y)
        history.append(loss)
        params = update(params, backward(dZ, caches), lr)
    return params, history


@mistake("another draw before the weights", "init_params(sizes, rng) comes before all else. Who used rng first?")
def train(X, y, sizes, kinds, lr, epochs, rng):
    order = rng.permutation(len(X))
    X, y = np.asarray(X)[order], np.asarray(y)[order]
    params, history = init_params(sizes, rng), []
    loss_of = sigmoid_cross_entropy if sizes[-1] == 1 else softmax_cross_entropy
    for _ in range(epochs):
        Z, caches = forward(X, params, kinds)
        loss, dZ = loss_of(Z, y)
        history.append(loss)
        params = update(params, backward(dZ, caches), lr)
    return params, history


@mistake("softmax for one output unit", "The softmax of a single logit is 1, whatever it is. Which loss has one unit?")
def train(X, y, sizes, kinds, lr, epochs, rng):
    params, history = init_params(sizes, rng), []
    for _ in range(epochs):
        Z, caches = forward(X, params, kinds)
        if sizes[-1] == 1:
            loss, dZ = 0.0, np.zeros_like(Z)
        else:
            loss, dZ = softmax_cross_entropy(Z, y)
        history.append(loss)
        params = update(params, backward(dZ, caches), lr)
    return params, history


@mistake("softmax for one output unit", "The softmax of a single logit is 1, whatever it is. Which loss has one unit?")
def train(X, y, sizes, kinds, lr, epochs, rng):
    params, history = init_params(sizes, rng), []
    for _ in range(epochs):
        Z, caches = forward(X, params, kinds)
        loss, dZ = softmax_cross_entropy(Z, y)
        history.append(loss)
        params = update(params, backward(dZ, caches), lr)
    return params, history


@mistake("(m,) less (m, 1): every sample against every label", "Print dZ.shape. Which shape has Z?", row=93)
def train(X, y, sizes, kinds, lr, epochs, rng):
    params, history = init_params(sizes, rng), []
    for _ in range(epochs):
        Z, caches = forward(X, params, kinds)
        if sizes[-1] == 1:
            loss = np.mean(np.logaddexp(0, Z) - np.ravel(y) * Z)
            dZ = ((sigmoid(Z) - np.ravel(y)) / len(Z)).sum(axis=1, keepdims=True) / len(Z)
        else:
            loss, dZ = softmax_cross_entropy(Z, y)
        history.append(loss)
        params = update(params, backward(dZ, caches), lr)
    return params, history


@mistake("one update too few", "How many updates are there for epochs = 3? Count the turns of the loop.", row=87)
def train(X, y, sizes, kinds, lr, epochs, rng):
    params, history = init_params(sizes, rng), []
    loss_of = sigmoid_cross_entropy if sizes[-1] == 1 else softmax_cross_entropy
    for epoch in range(epochs):
        Z, caches = forward(X, params, kinds)
        loss, dZ = loss_of(Z, y)
        history.append(loss)
        if epoch < epochs - 1:
            params = update(params, backward(dZ, caches), lr)
    return params, history


@mistake("the last loss only", "One loss for each epoch. Where do the earlier ones go?")
def train(X, y, sizes, kinds, lr, epochs, rng):
    params, loss = init_params(sizes, rng), 0.0
    loss_of = sigmoid_cross_entropy if sizes[-1] == 1 else softmax_cross_entropy
    for _ in range(epochs):
        Z, caches = forward(X, params, kinds)
        loss, dZ = loss_of(Z, y)
        params = update(params, backward(dZ, caches), lr)
    return params, loss


@mistake("params alone returned", "Two things are asked for. What comes after the comma?")
def train(X, y, sizes, kinds, lr, epochs, rng):
    params = init_params(sizes, rng)
    loss_of = sigmoid_cross_entropy if sizes[-1] == 1 else softmax_cross_entropy
    for _ in range(epochs):
        Z, caches = forward(X, params, kinds)
        loss, dZ = loss_of(Z, y)
        params = update(params, backward(dZ, caches), lr)
    return params


@mistake("history first, params second", "In which order does the docstring name them?")
def train(X, y, sizes, kinds, lr, epochs, rng):
    params, history = init_params(sizes, rng), []
    loss_of = sigmoid_cross_entropy if sizes[-1] == 1 else softmax_cross_entropy
    for _ in range(epochs):
        Z, caches = forward(X, params, kinds)
        loss, dZ = loss_of(Z, y)
        history.append(loss)
        params = update(params, backward(dZ, caches), lr)
    return history, params


@mistake("dZ divided by m once more", "The loss has averaged already; what does dZ contain?", row=118)
def train(X, y, sizes, kinds, lr, epochs, rng):
    params, history = init_params(sizes, rng), []
    loss_of = sigmoid_cross_entropy if sizes[-1] == 1 else softmax_cross_entropy
    for _ in range(epochs):
        Z, caches = forward(X, params, kinds)
        loss, dZ = loss_of(Z, y)
        history.append(loss)
        params = update(params, backward(dZ / len(X), caches), lr)
    return params, history


@mistake("the loss summed over the samples", "Doubling the samples should not double a mean.", row=88)
def train(X, y, sizes, kinds, lr, epochs, rng):
    params, history = init_params(sizes, rng), []
    loss_of = sigmoid_cross_entropy if sizes[-1] == 1 else softmax_cross_entropy
    for _ in range(epochs):
        Z, caches = forward(X, params, kinds)
        loss, dZ = loss_of(Z, y)
        history.append(loss * len(X))
        params = update(params, backward(dZ, caches), lr)
    return params, history


@mistake("uphill: the sign of dZ turned", "Keep one convention: gradient of the loss, then subtract.", row=107)
def train(X, y, sizes, kinds, lr, epochs, rng):
    params, history = init_params(sizes, rng), []
    loss_of = sigmoid_cross_entropy if sizes[-1] == 1 else softmax_cross_entropy
    for _ in range(epochs):
        Z, caches = forward(X, params, kinds)
        loss, dZ = loss_of(Z, y)
        history.append(loss)
        params = update(params, backward(-dZ, caches), lr)
    return params, history


@mistake("weights of equal size for all: all start at 0", "Can equal twins learn different jobs?", row=102)
def train(X, y, sizes, kinds, lr, epochs, rng):
    params, history = [(0 * W, b) for W, b in init_params(sizes, rng)], []
    loss_of = sigmoid_cross_entropy if sizes[-1] == 1 else softmax_cross_entropy
    for _ in range(epochs):
        Z, caches = forward(X, params, kinds)
        loss, dZ = loss_of(Z, y)
        history.append(loss)
        params = update(params, backward(dZ, caches), lr)
    return params, history


@mistake(
    "an extra σ′ at the output", "Log loss has cancelled that factor already. What is dL/dz, written with a?", row=109
)
def train(X, y, sizes, kinds, lr, epochs, rng):
    params, history = init_params(sizes, rng), []
    for _ in range(epochs):
        Z, caches = forward(X, params, kinds)
        if sizes[-1] == 1:
            loss, dZ = sigmoid_cross_entropy(Z, y)
            dZ = dZ * sigmoid(Z) * (1 - sigmoid(Z))
        else:
            loss, dZ = softmax_cross_entropy(Z, y)
        history.append(loss)
        params = update(params, backward(dZ, caches), lr)
    return params, history


@mistake("stopped before all epochs were done", "As many losses as epochs. What ends your loop early?")
def train(X, y, sizes, kinds, lr, epochs, rng):
    params, history = init_params(sizes, rng), []
    loss_of = sigmoid_cross_entropy if sizes[-1] == 1 else softmax_cross_entropy
    for _ in range(epochs):
        Z, caches = forward(X, params, kinds)
        loss, dZ = loss_of(Z, y)
        history.append(loss)
        params = update(params, backward(dZ, caches), lr)
        return params, history
    return params, history


@mistake("losses written as text, or rounded", "A rounded loss hides whether it still falls. Store it as it is.")
def train(X, y, sizes, kinds, lr, epochs, rng):
    params, history = init_params(sizes, rng), []
    loss_of = sigmoid_cross_entropy if sizes[-1] == 1 else softmax_cross_entropy
    for _ in range(epochs):
        Z, caches = forward(X, params, kinds)
        loss, dZ = loss_of(Z, y)
        history.append(round(float(loss), 4))
        params = update(params, backward(dZ, caches), lr)
    return params, history


@mistake("X standardized first", "X comes as it is to be used. Which line changes it?")
def train(X, y, sizes, kinds, lr, epochs, rng):
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    params, history = init_params(sizes, rng), []
    loss_of = sigmoid_cross_entropy if sizes[-1] == 1 else softmax_cross_entropy
    for epoch in range(epochs):
        Z, caches = forward(X, params, kinds)
        loss, dZ = loss_of(Z, y)
        history.append(loss)
        params = update(params, backward(dZ, caches), lr)
    return params, history


@mistake("an update for each sample", "Full batch: how many updates has one epoch?")
def train(X, y, sizes, kinds, lr, epochs, rng):
    params, history = init_params(sizes, rng), []
    loss_of = sigmoid_cross_entropy if sizes[-1] == 1 else softmax_cross_entropy
    for _ in range(epochs):
        history.append(loss_of(forward(X, params, kinds)[0], y)[0])
        for i in range(len(X)):
            Z, caches = forward(X[i : i + 1], params, kinds)
            params = update(params, backward(loss_of(Z, y[i : i + 1])[1], caches), lr)
    return params, history


@mistake("a learning rate that shrinks", "Every step of the same rate. What makes yours smaller?")
def train(X, y, sizes, kinds, lr, epochs, rng):
    params, history = init_params(sizes, rng), []
    loss_of = sigmoid_cross_entropy if sizes[-1] == 1 else softmax_cross_entropy
    for epoch in range(epochs):
        Z, caches = forward(X, params, kinds)
        loss, dZ = loss_of(Z, y)
        history.append(loss)
        params = update(params, backward(dZ, caches), lr / (1 + epoch))
    return params, history


@mistake("kinds not used: tanh in every layer", "Your function ignores one of its arguments. Which?", row=35)
def train(X, y, sizes, kinds, lr, epochs, rng):
    kinds = ["tanh"] * len(kinds)
    params, history = init_params(sizes, rng), []
    loss_of = sigmoid_cross_entropy if sizes[-1] == 1 else softmax_cross_entropy
    for epoch in range(epochs):
        Z, caches = forward(X, params, kinds)
        loss, dZ = loss_of(Z, y)
        history.append(loss)
        params = update(params, backward(dZ, caches), lr)
    return params, history


@mistake("the sigmoid's loss for several classes", "One label of K: which loss has K logits?")
def train(X, y, sizes, kinds, lr, epochs, rng):
    params, history = init_params(sizes, rng), []
    for epoch in range(epochs):
        Z, caches = forward(X, params, kinds)
        loss, dZ = sigmoid_cross_entropy(Z, y)
        history.append(loss)
        params = update(params, backward(dZ, caches), lr)
    return params, history


@mistake("accuracies stored, not losses", "history is asked to be the loss. What have you stored?")
def train(X, y, sizes, kinds, lr, epochs, rng):
    params, history = init_params(sizes, rng), []
    loss_of = sigmoid_cross_entropy if sizes[-1] == 1 else softmax_cross_entropy
    for epoch in range(epochs):
        Z, caches = forward(X, params, kinds)
        loss, dZ = loss_of(Z, y)
        history.append(np.mean(Z.argmax(axis=1) == np.ravel(y)))
        params = update(params, backward(dZ, caches), lr)
    return params, history


@mistake("probabilities handed to the loss, not logits", "Scores or probabilities: which does it expect?", row=142)
def train(X, y, sizes, kinds, lr, epochs, rng):
    params, history = init_params(sizes, rng), []
    loss_of = sigmoid_cross_entropy if sizes[-1] == 1 else softmax_cross_entropy
    for epoch in range(epochs):
        Z, caches = forward(X, params, kinds)
        E = np.exp(Z - Z.max(axis=1, keepdims=True))
        P = sigmoid(Z) if sizes[-1] == 1 else E / E.sum(axis=1, keepdims=True)
        loss, dZ = loss_of(P, y)
        history.append(loss)
        params = update(params, backward(dZ, caches), lr)
    return params, history


# ---- predict, accuracy


@mistake("the wrong axis: one label a class", "One label per sample. Which axis holds the classes?", row=128)
def predict(X, params, kinds):
    Z, _ = forward(X, params, kinds)
    return (Z[:, 0] > 0).astype(int) if Z.shape[1] == 1 else Z.argmax(axis=0)


@mistake("argmax over the whole table", "One number came back. Which axis holds the classes?")
def predict(X, params, kinds):
    Z, _ = forward(X, params, kinds)
    return (Z[:, 0] > 0).astype(int) if Z.shape[1] == 1 else Z.argmax()


@mistake("the logit compared with ½", "At which z is σ(z) = ½?", row=129)
def predict(X, params, kinds):
    Z, _ = forward(X, params, kinds)
    return (Z[:, 0] > 0.5).astype(int) if Z.shape[1] == 1 else Z.argmax(axis=1)


@mistake("argmax of one logit: always 0", "Of one column the largest is always column 0. What decides there?")
def predict(X, params, kinds):
    Z, _ = forward(X, params, kinds)
    return Z.argmax(axis=1)


@mistake("a column of labels for one output", "Labels have shape (m,). Which axis is too many?")
def predict(X, params, kinds):
    Z, _ = forward(X, params, kinds)
    return (Z > 0).astype(int) if Z.shape[1] == 1 else Z.argmax(axis=1)


@mistake("True and False in place of labels", "Labels are 0 and 1. What turns True into 1?")
def predict(X, params, kinds):
    Z, _ = forward(X, params, kinds)
    return Z[:, 0] > 0 if Z.shape[1] == 1 else Z.argmax(axis=1)


@mistake("probabilities, not labels", "A probability is not a decision. Which class is it for each sample?")
def predict(X, params, kinds):
    Z, _ = forward(X, params, kinds)
    if Z.shape[1] == 1:
        return sigmoid(Z[:, 0])
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)


@mistake("the largest logit itself, not its class", "max gives the height. What gives the place?")
def predict(X, params, kinds):
    Z, _ = forward(X, params, kinds)
    return (Z[:, 0] > 0).astype(int) if Z.shape[1] == 1 else Z.max(axis=1)


@mistake("logits and caches not taken apart", "forward returns two things. Which one holds the logits?")
def predict(X, params, kinds):
    Z = forward(X, params, kinds)
    return (Z[:, 0] > 0).astype(int) if Z.shape[1] == 1 else Z.argmax(axis=1)


@mistake("the smallest logit", "Is a large score for a class or against it?")
def predict(X, params, kinds):
    Z, _ = forward(X, params, kinds)
    return (Z[:, 0] > 0).astype(int) if Z.shape[1] == 1 else Z.argmin(axis=1)


@mistake("classes counted from 1", "Labels are 0 … K − 1. What does argmax count from?")
def predict(X, params, kinds):
    Z, _ = forward(X, params, kinds)
    return (Z[:, 0] > 0).astype(int) if Z.shape[1] == 1 else Z.argmax(axis=1) + 1


@mistake("0 counted as above 0", "1 where the logit is above 0. On which side is 0 itself?")
def predict(X, params, kinds):
    Z, _ = forward(X, params, kinds)
    return (Z[:, 0] >= 0).astype(int) if Z.shape[1] == 1 else Z.argmax(axis=1)


@mistake("one output with its labels swapped", "A logit above 0 speaks for label 1. Which way round is yours?")
def predict(X, params, kinds):
    Z, _ = forward(X, params, kinds)
    return (Z[:, 0] < 0).astype(int) if Z.shape[1] == 1 else Z.argmax(axis=1)


@mistake("every label against every other", "Print (labels == y).shape, once y is a column.", row=93, of="predict")
def accuracy(labels, y):
    return np.mean(labels == y)


@mistake("the number of right ones, not their share", "Of how many? An accuracy is at most 1.", of="predict")
def accuracy(labels, y):
    return np.sum(labels == np.ravel(y))


@mistake("per cent, not a share", "An accuracy of this course is a number from 0 to 1.", of="predict")
def accuracy(labels, y):
    return 100 * np.mean(labels == np.ravel(y))


@mistake("the share of wrong ones", "How large is it when all labels are right?", of="predict")
def accuracy(labels, y):
    return np.mean(labels != np.ravel(y))


@mistake("how far off labels are", "Class 2 is not twice class 1. Right or wrong is all that counts.", of="predict")
def accuracy(labels, y):
    return 1 - np.mean(np.abs(labels - np.ravel(y)))


@mistake("1 if all are right, else 0", "A share is asked for. What does np.mean make of True and False?", of="predict")
def accuracy(labels, y):
    return float(np.array_equal(labels, np.ravel(y)))


@mistake("a list of right and wrong", "One number is asked for. What is the mean of True and False?", of="predict")
def accuracy(labels, y):
    return labels == np.ravel(y)


@mistake("the 1s alone counted", "A right 0 is right too. What does labels * y count?", of="predict")
def accuracy(labels, y):
    return np.mean(labels * np.ravel(y))


@mistake("a column of labels for several classes", "Labels have shape (m,). Which axis is too many?")
def predict(X, params, kinds):
    Z, _ = forward(X, params, kinds)
    return (Z[:, 0] > 0).astype(int) if Z.shape[1] == 1 else Z.argmax(axis=1, keepdims=True)


@mistake("a row of 0s and a 1 for each sample", "One number a sample. Which class is the 1 in?")
def predict(X, params, kinds):
    Z, _ = forward(X, params, kinds)
    return (Z[:, 0] > 0).astype(int) if Z.shape[1] == 1 else (Z.max(axis=1, keepdims=True) == Z).astype(int)


@mistake("−1 and 1 for one output", "The labels are 0 and 1. What does np.sign return?")
def predict(X, params, kinds):
    Z, _ = forward(X, params, kinds)
    return np.sign(Z[:, 0]).astype(int) if Z.shape[1] == 1 else Z.argmax(axis=1)


@mistake("rounded", "Three of seven is 0.428571…. What have you lost?", of="predict")
def accuracy(labels, y):
    return round(float(np.mean(labels == np.ravel(y))), 2)


@mistake("the last label alone", "A return inside the loop ends it. How many labels are there?", of="predict")
def accuracy(labels, y):
    return float(labels[-1] == np.ravel(y)[-1])


# ---- trask


@mistake(
    "the published numbers, whatever the arguments say",
    "The check trains for a few steps only. What does your function do with that number?",
    row=132,
)
def trask(sizes=(3, 1), steps=10_000):
    return np.array([[0.00966449], [0.00786506], [0.99358898], [0.99211957]])


@mistake("the stub's arguments gone", "The check runs a few passes first. Which arguments has the stub?")
def trask():
    X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    y = np.array([[0, 0, 1, 1]]).T
    np.random.seed(1)
    W = 2 * np.random.random((3, 1)) - 1
    for _ in range(10_000):
        a = sigmoid(X @ W)
        W = W + X.T @ ((y - a) * a * (1 - a))
    return a


@mistake("the seed forgotten", "Run it twice: are the numbers the same?")
def trask(sizes=(3, 1), steps=10_000):
    X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    y = np.array([[0, 0, 1, 1] if len(sizes) == 2 else [0, 1, 1, 0]]).T
    weights = [2 * np.random.RandomState(9).random_sample((n, k)) - 1 for n, k in zip(sizes, sizes[1:])]
    for _ in range(steps):
        A = [X]
        for W in weights:
            A.append(sigmoid(A[-1] @ W))
        error = y - A[-1]
        for layer in reversed(range(len(weights))):
            delta = error * A[layer + 1] * (1 - A[layer + 1])
            error = delta @ weights[layer].T
            weights[layer] = weights[layer] + A[layer].T @ delta
    return A[-1]


@mistake("seeded anew for each layer", "One seed, then one draw after the other. How often do you seed?")
def trask(sizes=(3, 1), steps=10_000):
    X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    y = np.array([[0, 0, 1, 1] if len(sizes) == 2 else [0, 1, 1, 0]]).T
    weights = []
    for n, k in zip(sizes, sizes[1:]):
        np.random.seed(1)
        weights.append(2 * np.random.random((n, k)) - 1)
    for _ in range(steps):
        A = [X]
        for W in weights:
            A.append(sigmoid(A[-1] @ W))
        error = y - A[-1]
        for layer in reversed(range(len(weights))):
            delta = error * A[layer + 1] * (1 - A[layer + 1])
            error = delta @ weights[layer].T
            weights[layer] = weights[layer] + A[layer].T @ delta
    return A[-1]


@mistake("weights drawn from 0 to 1", "2r − 1 runs from −1 to 1. Should all weights start positive?", row=103)
def trask(sizes=(3, 1), steps=10_000):
    X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    y = np.array([[0, 0, 1, 1] if len(sizes) == 2 else [0, 1, 1, 0]]).T
    np.random.seed(1)
    weights = [np.random.random((n, k)) for n, k in zip(sizes, sizes[1:])]
    for _ in range(steps):
        A = [X]
        for W in weights:
            A.append(sigmoid(A[-1] @ W))
        error = y - A[-1]
        for layer in reversed(range(len(weights))):
            delta = error * A[layer + 1] * (1 - A[layer + 1])
            error = delta @ weights[layer].T
            weights[layer] = weights[layer] + A[layer].T @ delta
    return A[-1]


@mistake("weights drawn normal", "random, not randn: which law has the stub?")
def trask(sizes=(3, 1), steps=10_000):
    X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    y = np.array([[0, 0, 1, 1] if len(sizes) == 2 else [0, 1, 1, 0]]).T
    np.random.seed(1)
    weights = [np.random.randn(n, k) for n, k in zip(sizes, sizes[1:])]
    for _ in range(steps):
        A = [X]
        for W in weights:
            A.append(sigmoid(A[-1] @ W))
        error = y - A[-1]
        for layer in reversed(range(len(weights))):
            delta = error * A[layer + 1] * (1 - A[layer + 1])
            error = delta @ weights[layer].T
            weights[layer] = weights[layer] + A[layer].T @ delta
    return A[-1]


@mistake(
    "the new generator's stream", "default_rng(1) draws other numbers than np.random.seed(1). Which one did Trask have?"
)
def trask(sizes=(3, 1), steps=10_000):
    X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    y = np.array([[0, 0, 1, 1] if len(sizes) == 2 else [0, 1, 1, 0]]).T
    rng = np.random.default_rng(1)
    weights = [2 * rng.random((n, k)) - 1 for n, k in zip(sizes, sizes[1:])]
    for _ in range(steps):
        A = [X]
        for W in weights:
            A.append(sigmoid(A[-1] @ W))
        error = y - A[-1]
        for layer in reversed(range(len(weights))):
            delta = error * A[layer + 1] * (1 - A[layer + 1])
            error = delta @ weights[layer].T
            weights[layer] = weights[layer] + A[layer].T @ delta
    return A[-1]


@mistake("averaged over the samples, where Trask sums", "Whose convention has the 1/m?")
def trask(sizes=(3, 1), steps=10_000):
    X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    y = np.array([[0, 0, 1, 1] if len(sizes) == 2 else [0, 1, 1, 0]]).T
    np.random.seed(1)
    weights = [2 * np.random.random((n, k)) - 1 for n, k in zip(sizes, sizes[1:])]
    for _ in range(steps):
        A = [X]
        for W in weights:
            A.append(sigmoid(A[-1] @ W))
        error = (y - A[-1]) / len(X)
        for layer in reversed(range(len(weights))):
            delta = error * A[layer + 1] * (1 - A[layer + 1])
            error = delta @ weights[layer].T
            weights[layer] = weights[layer] + A[layer].T @ delta
    return A[-1]


@mistake(
    "the slope of the output left out", "The output layer also has an activation, and this loss is squares.", row=108
)
def trask(sizes=(3, 1), steps=10_000):
    X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    y = np.array([[0, 0, 1, 1] if len(sizes) == 2 else [0, 1, 1, 0]]).T
    np.random.seed(1)
    weights = [2 * np.random.random((n, k)) - 1 for n, k in zip(sizes, sizes[1:])]
    for _ in range(steps):
        A = [X]
        for W in weights:
            A.append(sigmoid(A[-1] @ W))
        delta = y - A[-1]
        for layer in reversed(range(len(weights))):
            error = delta @ weights[layer].T
            weights[layer] = weights[layer] + A[layer].T @ delta
            delta = error * A[layer] * (1 - A[layer])
    return A[-1]


@mistake("the sign of the error turned", "y − a goes with +, a − y with −. Which pair have you?", row=107)
def trask(sizes=(3, 1), steps=10_000):
    X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    y = np.array([[0, 0, 1, 1] if len(sizes) == 2 else [0, 1, 1, 0]]).T
    np.random.seed(1)
    weights = [2 * np.random.random((n, k)) - 1 for n, k in zip(sizes, sizes[1:])]
    for _ in range(steps):
        A = [X]
        for W in weights:
            A.append(sigmoid(A[-1] @ W))
        error = A[-1] - y
        for layer in reversed(range(len(weights))):
            delta = error * A[layer + 1] * (1 - A[layer + 1])
            error = delta @ weights[layer].T
            weights[layer] = weights[layer] + A[layer].T @ delta
    return A[-1]


@mistake("the error sent back through weights already changed", "The error goes back through the old weights. When?")
def trask(sizes=(3, 1), steps=10_000):
    X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    y = np.array([[0, 0, 1, 1] if len(sizes) == 2 else [0, 1, 1, 0]]).T
    np.random.seed(1)
    weights = [2 * np.random.random((n, k)) - 1 for n, k in zip(sizes, sizes[1:])]
    for _ in range(steps):
        A = [X]
        for W in weights:
            A.append(sigmoid(A[-1] @ W))
        error = y - A[-1]
        for layer in reversed(range(len(weights))):
            delta = error * A[layer + 1] * (1 - A[layer + 1])
            weights[layer] = weights[layer] + A[layer].T @ delta
            error = delta @ weights[layer].T
    return A[-1]


@mistake("the slope of the hidden units left out", "What does the error pass through on the way back?", row=110)
def trask(sizes=(3, 1), steps=10_000):
    X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    y = np.array([[0, 0, 1, 1] if len(sizes) == 2 else [0, 1, 1, 0]]).T
    np.random.seed(1)
    weights = [2 * np.random.random((n, k)) - 1 for n, k in zip(sizes, sizes[1:])]
    for _ in range(steps):
        A = [X]
        for W in weights:
            A.append(sigmoid(A[-1] @ W))
        delta = (y - A[-1]) * A[-1] * (1 - A[-1])
        for layer in reversed(range(len(weights))):
            error = delta @ weights[layer].T
            weights[layer] = weights[layer] + A[layer].T @ delta
            delta = error
    return A[-1]


@mistake("the last layer trained alone", "Which weights change in your loop? How many layers are there?")
def trask(sizes=(3, 1), steps=10_000):
    X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    y = np.array([[0, 0, 1, 1] if len(sizes) == 2 else [0, 1, 1, 0]]).T
    np.random.seed(1)
    weights = [2 * np.random.random((n, k)) - 1 for n, k in zip(sizes, sizes[1:])]
    for _ in range(steps):
        A = [X]
        for W in weights:
            A.append(sigmoid(A[-1] @ W))
        delta = (y - A[-1]) * A[-1] * (1 - A[-1])
        weights[-1] = weights[-1] + A[-2].T @ delta
    return A[-1]


@mistake(
    "the labels of one network for both", "Without a hidden layer 0, 0, 1, 1; with one 0, 1, 1, 0. Which have you?"
)
def trask(sizes=(3, 1), steps=10_000):
    X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    y = np.array([[0, 0, 1, 1]]).T
    np.random.seed(1)
    weights = [2 * np.random.random((n, k)) - 1 for n, k in zip(sizes, sizes[1:])]
    for _ in range(steps):
        A = [X]
        for W in weights:
            A.append(sigmoid(A[-1] @ W))
        error = y - A[-1]
        for layer in reversed(range(len(weights))):
            delta = error * A[layer + 1] * (1 - A[layer + 1])
            error = delta @ weights[layer].T
            weights[layer] = weights[layer] + A[layer].T @ delta
    return A[-1]


@mistake("one network for all sizes", "sizes says how many layers there are. Where does your code read it?", row=132)
def trask(sizes=(3, 1), steps=10_000):
    X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    y = np.array([[0, 0, 1, 1]]).T
    np.random.seed(1)
    W = 2 * np.random.random((3, 1)) - 1
    for _ in range(steps):
        a = sigmoid(X @ W)
        W = W + X.T @ ((y - a) * a * (1 - a))
    return a


@mistake("the inputs without the column of ones", "The third input is always 1: it stands for the bias.")
def trask(sizes=(3, 1), steps=10_000):
    X = np.array([[0, 0, 0], [0, 1, 0], [1, 0, 0], [1, 1, 0]])
    y = np.array([[0, 0, 1, 1] if len(sizes) == 2 else [0, 1, 1, 0]]).T
    np.random.seed(1)
    weights = [2 * np.random.random((n, k)) - 1 for n, k in zip(sizes, sizes[1:])]
    for _ in range(steps):
        A = [X]
        for W in weights:
            A.append(sigmoid(A[-1] @ W))
        error = y - A[-1]
        for layer in reversed(range(len(weights))):
            delta = error * A[layer + 1] * (1 - A[layer + 1])
            error = delta @ weights[layer].T
            weights[layer] = weights[layer] + A[layer].T @ delta
    return A[-1]


@mistake("the weights, not the outputs", "Four samples, four outputs. What did you return?")
def trask(sizes=(3, 1), steps=10_000):
    X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    y = np.array([[0, 0, 1, 1] if len(sizes) == 2 else [0, 1, 1, 0]]).T
    np.random.seed(1)
    weights = [2 * np.random.random((n, k)) - 1 for n, k in zip(sizes, sizes[1:])]
    for _ in range(steps):
        A = [X]
        for W in weights:
            A.append(sigmoid(A[-1] @ W))
        error = y - A[-1]
        for layer in reversed(range(len(weights))):
            delta = error * A[layer + 1] * (1 - A[layer + 1])
            error = delta @ weights[layer].T
            weights[layer] = weights[layer] + A[layer].T @ delta
    return weights[0]


@mistake("biases added", "Trask has none: what is the third input for?")
def trask(sizes=(3, 1), steps=10_000):
    X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    y = np.array([[0, 0, 1, 1] if len(sizes) == 2 else [0, 1, 1, 0]]).T
    np.random.seed(1)
    weights = [2 * np.random.random((n, k)) - 1 for n, k in zip(sizes, sizes[1:])]
    biases = [np.zeros(k) for k in sizes[1:]]
    for _ in range(steps):
        A = [X]
        for W, b in zip(weights, biases):
            A.append(sigmoid(A[-1] @ W + b))
        error = y - A[-1]
        for layer in reversed(range(len(weights))):
            delta = error * A[layer + 1] * (1 - A[layer + 1])
            error = delta @ weights[layer].T
            weights[layer] = weights[layer] + A[layer].T @ delta
            biases[layer] = biases[layer] + delta.sum(axis=0)
    return A[-1]


@mistake("a(1 − a) applied to the pre-activation", "Is your argument z, or sigmoid(z)? Rename it.", row=56)
def trask(sizes=(3, 1), steps=10_000):
    X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    y = np.array([[0, 0, 1, 1] if len(sizes) == 2 else [0, 1, 1, 0]]).T
    np.random.seed(1)
    weights = [2 * np.random.random((n, k)) - 1 for n, k in zip(sizes, sizes[1:])]
    for _ in range(steps):
        A = [X]
        for W in weights:
            A.append(sigmoid(A[-1] @ W))
        error = y - A[-1]
        for layer in reversed(range(len(weights))):
            Z = A[layer] @ weights[layer]
            delta = error * Z * (1 - Z)
            error = delta @ weights[layer].T
            weights[layer] = weights[layer] + A[layer].T @ delta
    return A[-1]


@mistake("σ′ taken at the output, not from it", "How many times has σ been applied by now?", row=57)
def trask(sizes=(3, 1), steps=10_000):
    X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    y = np.array([[0, 0, 1, 1] if len(sizes) == 2 else [0, 1, 1, 0]]).T
    np.random.seed(1)
    weights = [2 * np.random.random((n, k)) - 1 for n, k in zip(sizes, sizes[1:])]
    for _ in range(steps):
        A = [X]
        for W in weights:
            A.append(sigmoid(A[-1] @ W))
        error = y - A[-1]
        for layer in reversed(range(len(weights))):
            s = sigmoid(A[layer + 1])
            delta = error * s * (1 - s)
            error = delta @ weights[layer].T
            weights[layer] = weights[layer] + A[layer].T @ delta
    return A[-1]


@mistake("tanh in the place of the sigmoid", "Which activation has every unit of this network?")
def trask(sizes=(3, 1), steps=10_000):
    X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    y = np.array([[0, 0, 1, 1] if len(sizes) == 2 else [0, 1, 1, 0]]).T
    np.random.seed(1)
    weights = [2 * np.random.random((n, k)) - 1 for n, k in zip(sizes, sizes[1:])]
    for _ in range(steps):
        A = [X]
        for W in weights:
            A.append(np.tanh(A[-1] @ W))
        error = y - A[-1]
        for layer in reversed(range(len(weights))):
            delta = error * (1 - A[layer + 1] ** 2)
            error = delta @ weights[layer].T
            weights[layer] = weights[layer] + A[layer].T @ delta
    return A[-1]


@mistake("a learning rate other than 1", "Trask's steps are as long as the gradient. What shortens yours?")
def trask(sizes=(3, 1), steps=10_000):
    X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    y = np.array([[0, 0, 1, 1] if len(sizes) == 2 else [0, 1, 1, 0]]).T
    np.random.seed(1)
    weights = [2 * np.random.random((n, k)) - 1 for n, k in zip(sizes, sizes[1:])]
    for _ in range(steps):
        A = [X]
        for W in weights:
            A.append(sigmoid(A[-1] @ W))
        error = y - A[-1]
        for layer in reversed(range(len(weights))):
            delta = error * A[layer + 1] * (1 - A[layer + 1])
            error = delta @ weights[layer].T
            weights[layer] = weights[layer] + 0.1 * A[layer].T @ delta
    return A[-1]


@mistake("the last layer's error not passed on", "What does a hidden unit hear, through which weights?")
def trask(sizes=(3, 1), steps=10_000):
    X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    y = np.array([[0, 0, 1, 1] if len(sizes) == 2 else [0, 1, 1, 0]]).T
    np.random.seed(1)
    weights = [2 * np.random.random((n, k)) - 1 for n, k in zip(sizes, sizes[1:])]
    for _ in range(steps):
        A = [X]
        for W in weights:
            A.append(sigmoid(A[-1] @ W))
        error = y - A[-1]
        for layer in reversed(range(len(weights))):
            delta = error * A[layer + 1] * (1 - A[layer + 1])
            error = np.repeat(delta, A[layer].shape[1], axis=1)
            weights[layer] = weights[layer] + A[layer].T @ delta
    return A[-1]


# ---- spiral


@mistake(
    "the published numbers, whatever the arguments say",
    "The check trains for a few steps only. What does your function do with that number?",
    row=132,
)
def spiral(steps=2000):
    return 0.49, 0.98


@mistake(
    "the published numbers, whatever the arguments say",
    "The check trains for a few steps only. What does your function do with that number?",
    row=132,
)
def spiral(steps=2000):
    return 148 / 300, 298 / 300  # as after 2000 steps


@mistake("the stub's argument gone", "The check runs a few steps first. Which argument has the stub?")
def spiral():
    X, y = spiral_data()
    one, _ = train(X, y, [2, 3], [], 1.0, 2000, np.random.default_rng(0))
    two, _ = train(X, y, [2, 100, 3], ["relu"], 1.0, 2000, np.random.default_rng(0))
    return accuracy(predict(X, one, []), y), accuracy(predict(X, two, ["relu"]), y)


@mistake("hidden first, linear second", "In which order does the stub name them?")
def spiral(steps=2000):
    X, y = spiral_data()
    one, _ = train(X, y, [2, 3], [], 1.0, steps, np.random.default_rng(0))
    two, _ = train(X, y, [2, 100, 3], ["relu"], 1.0, steps, np.random.default_rng(0))
    return accuracy(predict(X, two, ["relu"]), y), accuracy(predict(X, one, []), y)


@mistake(
    "one generator for both networks", "The second network goes on where the first stopped drawing. Who starts anew?"
)
def spiral(steps=2000):
    X, y = spiral_data()
    rng = np.random.default_rng(0)
    one, _ = train(X, y, [2, 3], [], 1.0, steps, rng)
    two, _ = train(X, y, [2, 100, 3], ["relu"], 1.0, steps, rng)
    return accuracy(predict(X, one, []), y), accuracy(predict(X, two, ["relu"]), y)


@mistake("another seed", "Which seed has the stub?")
def spiral(steps=2000):
    X, y = spiral_data()
    one, _ = train(X, y, [2, 3], [], 1.0, steps, np.random.default_rng(1))
    two, _ = train(X, y, [2, 100, 3], ["relu"], 1.0, steps, np.random.default_rng(1))
    return accuracy(predict(X, one, []), y), accuracy(predict(X, two, ["relu"]), y)


@mistake("a hidden layer that is linear", "Two linear maps make one. What bends the border?")
def spiral(steps=2000):
    X, y = spiral_data()
    one, _ = train(X, y, [2, 3], [], 1.0, steps, np.random.default_rng(0))
    two, _ = train(X, y, [2, 100, 3], ["linear"], 1.0, steps, np.random.default_rng(0))
    return accuracy(predict(X, one, []), y), accuracy(predict(X, two, ["linear"]), y)


@mistake("tanh in the place of ReLU", "Right in kind, but which activation does the stub name?")
def spiral(steps=2000):
    X, y = spiral_data()
    one, _ = train(X, y, [2, 3], [], 1.0, steps, np.random.default_rng(0))
    two, _ = train(X, y, [2, 100, 3], ["tanh"], 1.0, steps, np.random.default_rng(0))
    return accuracy(predict(X, one, []), y), accuracy(predict(X, two, ["tanh"]), y)


@mistake("another learning rate", "Which learning rate has the stub?")
def spiral(steps=2000):
    X, y = spiral_data()
    one, _ = train(X, y, [2, 3], [], 0.1, steps, np.random.default_rng(0))
    two, _ = train(X, y, [2, 100, 3], ["relu"], 0.1, steps, np.random.default_rng(0))
    return accuracy(predict(X, one, []), y), accuracy(predict(X, two, ["relu"]), y)


@mistake("per cent, not shares", "An accuracy of this course is a number from 0 to 1.")
def spiral(steps=2000):
    X, y = spiral_data()
    one, _ = train(X, y, [2, 3], [], 1.0, steps, np.random.default_rng(0))
    two, _ = train(X, y, [2, 100, 3], ["relu"], 1.0, steps, np.random.default_rng(0))
    return 100 * accuracy(predict(X, one, []), y), 100 * accuracy(predict(X, two, ["relu"]), y)


@mistake("the last losses, not accuracies", "A loss of 0.8 is no accuracy. Who counts right labels?")
def spiral(steps=2000):
    X, y = spiral_data()
    _, one = train(X, y, [2, 3], [], 1.0, steps, np.random.default_rng(0))
    _, two = train(X, y, [2, 100, 3], ["relu"], 1.0, steps, np.random.default_rng(0))
    return round(one[-1], 4), round(two[-1], 4)


@mistake("the hidden network alone", "Two accuracies are asked for. Which one is missing?")
def spiral(steps=2000):
    X, y = spiral_data()
    two, _ = train(X, y, [2, 100, 3], ["relu"], 1.0, steps, np.random.default_rng(0))
    return accuracy(predict(X, two, ["relu"]), y)


@mistake("a dict, not a pair", "Two numbers in their order: what is between the brackets?")
def spiral(steps=2000):
    X, y = spiral_data()
    one, _ = train(X, y, [2, 3], [], 1.0, steps, np.random.default_rng(0))
    two, _ = train(X, y, [2, 100, 3], ["relu"], 1.0, steps, np.random.default_rng(0))
    return {"linear": accuracy(predict(X, one, []), y), "hidden": accuracy(predict(X, two, ["relu"]), y)}


@mistake("another number of hidden units", "How many hidden units has the stub?")
def spiral(steps=2000):
    X, y = spiral_data()
    one, _ = train(X, y, [2, 3], [], 1.0, steps, np.random.default_rng(0))
    two, _ = train(X, y, [2, 10, 3], ["relu"], 1.0, steps, np.random.default_rng(0))
    return accuracy(predict(X, one, []), y), accuracy(predict(X, two, ["relu"]), y)


@mistake("another number of hidden units", "How many hidden units has the stub?")
def spiral(steps=2000):
    X, y = spiral_data()
    one, _ = train(X, y, [2, 3], [], 1.0, steps, np.random.default_rng(0))
    two, _ = train(X, y, [2, 50, 3], ["relu"], 1.0, steps, np.random.default_rng(0))
    return accuracy(predict(X, one, []), y), accuracy(predict(X, two, ["relu"]), y)


@mistake("predicted with other kinds than it was trained with", "The same network twice: which kinds go into predict?")
def spiral(steps=2000):
    X, y = spiral_data()
    one, _ = train(X, y, [2, 3], [], 1.0, steps, np.random.default_rng(0))
    two, _ = train(X, y, [2, 100, 3], ["relu"], 1.0, steps, np.random.default_rng(0))
    return accuracy(predict(X, one, []), y), accuracy(predict(X, two, ["tanh"]), y)


@mistake("one update too many", "steps updates. How many does your loop make?")
def spiral(steps=2000):
    X, y = spiral_data()
    one, _ = train(X, y, [2, 3], [], 1.0, steps + 1, np.random.default_rng(0))
    two, _ = train(X, y, [2, 100, 3], ["relu"], 1.0, steps + 1, np.random.default_rng(0))
    return accuracy(predict(X, one, []), y), accuracy(predict(X, two, ["relu"]), y)


# ---- flower


@mistake(
    "the published numbers, whatever the arguments say",
    "The check trains for a few steps only. What does your function do with that number?",
    row=132,
)
def flower(sizes=(1, 2, 3, 4, 5, 20, 50), steps=5000):
    return {1: 0.675, 2: 0.6725, 3: 0.9075, 4: 0.905, 5: 0.9125, 20: 0.9, 50: 0.9025}


@mistake(
    "the published numbers, whatever the arguments say",
    "The check trains for a few steps only. What does your function do with that number?",
    row=132,
)
def flower(sizes=(1, 2, 3, 4, 5, 20, 50), steps=5000):
    known = {1: 0.675, 2: 0.6725, 3: 0.9075, 4: 0.905, 5: 0.9125, 20: 0.9, 50: 0.9025}
    return {h: known[h] for h in sizes}


@mistake("the stub's arguments gone", "The check runs a few steps first. Which arguments has the stub?")
def flower():
    X, y = flower_data()
    accuracies = {}
    for h in (1, 2, 3, 4, 5, 20, 50):
        np.random.seed(2)
        W1, W2 = np.random.randn(h, 2).T * 0.01, np.random.randn(1, h).T * 0.01
        params = [(W1, np.zeros(h)), (W2, np.zeros(1))]
        for _ in range(5000):
            Z, caches = forward(X, params, ["tanh"])
            params = update(params, backward(sigmoid_cross_entropy(Z, y)[1], caches), 1.2)
        accuracies[h] = accuracy(predict(X, params, ["tanh"]), y)
    return accuracies


@mistake("seeded once, before the loop", "Each network starts from seed 2. Where does np.random.seed stand?")
def flower(sizes=(1, 2, 3, 4, 5, 20, 50), steps=5000):
    X, y = flower_data()
    accuracies = {}
    np.random.seed(2)
    for h in sizes:
        W1, W2 = np.random.randn(h, 2).T * 0.01, np.random.randn(1, h).T * 0.01
        params = [(W1, np.zeros(h)), (W2, np.zeros(1))]
        for _ in range(steps):
            Z, caches = forward(X, params, ["tanh"])
            params = update(params, backward(sigmoid_cross_entropy(Z, y)[1], caches), 1.2)
        accuracies[h] = accuracy(predict(X, params, ["tanh"]), y)
    return accuracies


@mistake(
    "drawn as (2, h), not as (h, 2) transposed", "The same numbers, in other places. What is transposed, and when?"
)
def flower(sizes=(1, 2, 3, 4, 5, 20, 50), steps=5000):
    X, y = flower_data()
    accuracies = {}
    for h in sizes:
        np.random.seed(2)
        params = [(np.random.randn(2, h) * 0.01, np.zeros(h)), (np.random.randn(h, 1) * 0.01, np.zeros(1))]
        for _ in range(steps):
            Z, caches = forward(X, params, ["tanh"])
            params = update(params, backward(sigmoid_cross_entropy(Z, y)[1], caches), 1.2)
        accuracies[h] = accuracy(predict(X, params, ["tanh"]), y)
    return accuracies


@mistake("the factor 0.01 forgotten", "How large are the first weights to be?", row=104)
def flower(sizes=(1, 2, 3, 4, 5, 20, 50), steps=5000):
    X, y = flower_data()
    accuracies = {}
    for h in sizes:
        np.random.seed(2)
        W1, W2 = np.random.randn(h, 2).T, np.random.randn(1, h).T
        params = [(W1, np.zeros(h)), (W2, np.zeros(1))]
        for _ in range(steps):
            Z, caches = forward(X, params, ["tanh"])
            params = update(params, backward(sigmoid_cross_entropy(Z, y)[1], caches), 1.2)
        accuracies[h] = accuracy(predict(X, params, ["tanh"]), y)
    return accuracies


@mistake("init_params and its own scale", "The weights start as published. Who draws them, and how large?")
def flower(sizes=(1, 2, 3, 4, 5, 20, 50), steps=5000):
    X, y = flower_data()
    accuracies = {}
    for h in sizes:
        params, _ = train(X, y, [2, h, 1], ["tanh"], 1.2, steps, np.random.default_rng(2))
        accuracies[h] = accuracy(predict(X, params, ["tanh"]), y)
    return accuracies


@mistake("another seed", "Which seed has the stub?")
def flower(sizes=(1, 2, 3, 4, 5, 20, 50), steps=5000):
    X, y = flower_data()
    accuracies = {}
    for h in sizes:
        np.random.seed(3)
        W1, W2 = np.random.randn(h, 2).T * 0.01, np.random.randn(1, h).T * 0.01
        params = [(W1, np.zeros(h)), (W2, np.zeros(1))]
        for _ in range(steps):
            Z, caches = forward(X, params, ["tanh"])
            params = update(params, backward(sigmoid_cross_entropy(Z, y)[1], caches), 1.2)
        accuracies[h] = accuracy(predict(X, params, ["tanh"]), y)
    return accuracies


@mistake("another learning rate than 1.2", "Which learning rate has the stub?")
def flower(sizes=(1, 2, 3, 4, 5, 20, 50), steps=5000):
    X, y = flower_data()
    accuracies = {}
    for h in sizes:
        np.random.seed(2)
        W1, W2 = np.random.randn(h, 2).T * 0.01, np.random.randn(1, h).T * 0.01
        params = [(W1, np.zeros(h)), (W2, np.zeros(1))]
        for _ in range(steps):
            Z, caches = forward(X, params, ["tanh"])
            params = update(params, backward(sigmoid_cross_entropy(Z, y)[1], caches), 1.0)
        accuracies[h] = accuracy(predict(X, params, ["tanh"]), y)
    return accuracies


@mistake("another activation than tanh", "Which activation have the hidden units of the published network?")
def flower(sizes=(1, 2, 3, 4, 5, 20, 50), steps=5000):
    X, y = flower_data()
    accuracies = {}
    for h in sizes:
        np.random.seed(2)
        W1, W2 = np.random.randn(h, 2).T * 0.01, np.random.randn(1, h).T * 0.01
        params = [(W1, np.zeros(h)), (W2, np.zeros(1))]
        for _ in range(steps):
            Z, caches = forward(X, params, ["sigmoid"])
            params = update(params, backward(sigmoid_cross_entropy(Z, y)[1], caches), 1.2)
        accuracies[h] = accuracy(predict(X, params, ["sigmoid"]), y)
    return accuracies


@mistake(
    "an extra σ′ at the output", "89.5 % for 4 units, and still wrong: which factor has log loss cancelled?", row=109
)
def flower(sizes=(1, 2, 3, 4, 5, 20, 50), steps=5000):
    X, y = flower_data()
    accuracies = {}
    for h in sizes:
        np.random.seed(2)
        W1, W2 = np.random.randn(h, 2).T * 0.01, np.random.randn(1, h).T * 0.01
        params = [(W1, np.zeros(h)), (W2, np.zeros(1))]
        for _ in range(steps):
            Z, caches = forward(X, params, ["tanh"])
            a = sigmoid(Z)
            params = update(params, backward((a - y[:, None]) * a * (1 - a) / len(X), caches), 1.2)
        accuracies[h] = accuracy(predict(X, params, ["tanh"]), y)
    return accuracies


@mistake("the probability compared with 0", "0 for the logit, ½ for the probability. Which one have you?", row=129)
def flower(sizes=(1, 2, 3, 4, 5, 20, 50), steps=5000):
    X, y = flower_data()
    accuracies = {}
    for h in sizes:
        np.random.seed(2)
        W1, W2 = np.random.randn(h, 2).T * 0.01, np.random.randn(1, h).T * 0.01
        params = [(W1, np.zeros(h)), (W2, np.zeros(1))]
        for _ in range(steps):
            Z, caches = forward(X, params, ["tanh"])
            params = update(params, backward(sigmoid_cross_entropy(Z, y)[1], caches), 1.2)
        Z, _ = forward(X, params, ["tanh"])
        accuracies[h] = np.mean((sigmoid(Z[:, 0]) > 0) == y)
    return accuracies


@mistake("per cent, not shares", "An accuracy of this course is a number from 0 to 1.")
def flower(sizes=(1, 2, 3, 4, 5, 20, 50), steps=5000):
    X, y = flower_data()
    accuracies = {}
    for h in sizes:
        np.random.seed(2)
        W1, W2 = np.random.randn(h, 2).T * 0.01, np.random.randn(1, h).T * 0.01
        params = [(W1, np.zeros(h)), (W2, np.zeros(1))]
        for _ in range(steps):
            Z, caches = forward(X, params, ["tanh"])
            params = update(params, backward(sigmoid_cross_entropy(Z, y)[1], caches), 1.2)
        accuracies[h] = 100 * accuracy(predict(X, params, ["tanh"]), y)
    return accuracies


@mistake("a list, not a dict", "Who says which accuracy belongs to which size? A dict does.")
def flower(sizes=(1, 2, 3, 4, 5, 20, 50), steps=5000):
    X, y = flower_data()
    accuracies = []
    for h in sizes:
        np.random.seed(2)
        W1, W2 = np.random.randn(h, 2).T * 0.01, np.random.randn(1, h).T * 0.01
        params = [(W1, np.zeros(h)), (W2, np.zeros(1))]
        for _ in range(steps):
            Z, caches = forward(X, params, ["tanh"])
            params = update(params, backward(sigmoid_cross_entropy(Z, y)[1], caches), 1.2)
        accuracies.append(accuracy(predict(X, params, ["tanh"]), y))
    return accuracies


@mistake("(m,) less (m, 1): every sample against every label", "Print dZ.shape. Which shape has Z?", row=93)
def flower(sizes=(1, 2, 3, 4, 5, 20, 50), steps=5000):
    X, y = flower_data()
    accuracies = {}
    for h in sizes:
        np.random.seed(2)
        W1, W2 = np.random.randn(h, 2).T * 0.01, np.random.randn(1, h).T * 0.01
        params = [(W1, np.zeros(h)), (W2, np.zeros(1))]
        for _ in range(steps):
            Z, caches = forward(X, params, ["tanh"])
            params = update(params, backward((sigmoid(Z) - y).mean(axis=1, keepdims=True) / 400, caches), 1.2)
        accuracies[h] = accuracy(predict(X, params, ["tanh"]), y)
    return accuracies


@mistake("another activation than tanh", "Which activation have the hidden units of the published network?")
def flower(sizes=(1, 2, 3, 4, 5, 20, 50), steps=5000):
    X, y = flower_data()
    accuracies = {}
    for h in sizes:
        np.random.seed(2)
        W1, W2 = np.random.randn(h, 2).T * 0.01, np.random.randn(1, h).T * 0.01
        params = [(W1, np.zeros(h)), (W2, np.zeros(1))]
        for _ in range(steps):
            Z, caches = forward(X, params, ["relu"])
            params = update(params, backward(sigmoid_cross_entropy(Z, y)[1], caches), 1.2)
        accuracies[h] = accuracy(predict(X, params, ["relu"]), y)
    return accuracies


@mistake("the second layer drawn first", "In which order does the stub draw W1 and W2?")
def flower(sizes=(1, 2, 3, 4, 5, 20, 50), steps=5000):
    X, y = flower_data()
    accuracies = {}
    for h in sizes:
        np.random.seed(2)
        W2, W1 = np.random.randn(1, h).T * 0.01, np.random.randn(h, 2).T * 0.01
        params = [(W1, np.zeros(h)), (W2, np.zeros(1))]
        for _ in range(steps):
            Z, caches = forward(X, params, ["tanh"])
            params = update(params, backward(sigmoid_cross_entropy(Z, y)[1], caches), 1.2)
        accuracies[h] = accuracy(predict(X, params, ["tanh"]), y)
    return accuracies


@mistake("averaged twice", "The loss has averaged already; what does dZ contain?", row=118)
def flower(sizes=(1, 2, 3, 4, 5, 20, 50), steps=5000):
    X, y = flower_data()
    accuracies = {}
    for h in sizes:
        np.random.seed(2)
        W1, W2 = np.random.randn(h, 2).T * 0.01, np.random.randn(1, h).T * 0.01
        params = [(W1, np.zeros(h)), (W2, np.zeros(1))]
        for _ in range(steps):
            Z, caches = forward(X, params, ["tanh"])
            params = update(params, backward(sigmoid_cross_entropy(Z, y)[1] / len(X), caches), 1.2)
        accuracies[h] = accuracy(predict(X, params, ["tanh"]), y)
    return accuracies


@mistake("sizes as text for keys", "The keys are whole numbers, as they come in sizes.")
def flower(sizes=(1, 2, 3, 4, 5, 20, 50), steps=5000):
    X, y = flower_data()
    accuracies = {}
    for h in sizes:
        np.random.seed(2)
        W1, W2 = np.random.randn(h, 2).T * 0.01, np.random.randn(1, h).T * 0.01
        params = [(W1, np.zeros(h)), (W2, np.zeros(1))]
        for _ in range(steps):
            Z, caches = forward(X, params, ["tanh"])
            params = update(params, backward(sigmoid_cross_entropy(Z, y)[1], caches), 1.2)
        accuracies[str(h)] = accuracy(predict(X, params, ["tanh"]), y)
    return accuracies


@mistake("one update too many", "steps updates. How many does your loop make?")
def flower(sizes=(1, 2, 3, 4, 5, 20, 50), steps=5000):
    X, y = flower_data()
    accuracies = {}
    for h in sizes:
        np.random.seed(2)
        W1, W2 = np.random.randn(h, 2).T * 0.01, np.random.randn(1, h).T * 0.01
        params = [(W1, np.zeros(h)), (W2, np.zeros(1))]
        for _ in range(steps + 1):
            Z, caches = forward(X, params, ["tanh"])
            params = update(params, backward(sigmoid_cross_entropy(Z, y)[1], caches), 1.2)
        accuracies[h] = accuracy(predict(X, params, ["tanh"]), y)
    return accuracies


@mistake("one update too few", "steps updates. Whose logits do you judge by?")
def flower(sizes=(1, 2, 3, 4, 5, 20, 50), steps=5000):
    X, y = flower_data()
    accuracies = {}
    for h in sizes:
        np.random.seed(2)
        W1, W2 = np.random.randn(h, 2).T * 0.01, np.random.randn(1, h).T * 0.01
        params = [(W1, np.zeros(h)), (W2, np.zeros(1))]
        for _ in range(steps - 1):
            Z, caches = forward(X, params, ["tanh"])
            params = update(params, backward(sigmoid_cross_entropy(Z, y)[1], caches), 1.2)
        accuracies[h] = accuracy(predict(X, params, ["tanh"]), y)
    return accuracies


@mistake("the last size alone", "A return inside the loop ends it. How many sizes are there?")
def flower(sizes=(1, 2, 3, 4, 5, 20, 50), steps=5000):
    X, y = flower_data()
    accuracies = {}
    for h in sizes:
        np.random.seed(2)
        W1, W2 = np.random.randn(h, 2).T * 0.01, np.random.randn(1, h).T * 0.01
        params = [(W1, np.zeros(h)), (W2, np.zeros(1))]
        for _ in range(steps):
            Z, caches = forward(X, params, ["tanh"])
            params = update(params, backward(sigmoid_cross_entropy(Z, y)[1], caches), 1.2)
        accuracies = {h: accuracy(predict(X, params, ["tanh"]), y)}
    return accuracies


@mistake("the losses, not the accuracies", "A loss of 0.3 is no accuracy. Who counts right labels?")
def flower(sizes=(1, 2, 3, 4, 5, 20, 50), steps=5000):
    X, y = flower_data()
    accuracies = {}
    for h in sizes:
        np.random.seed(2)
        W1, W2 = np.random.randn(h, 2).T * 0.01, np.random.randn(1, h).T * 0.01
        params = [(W1, np.zeros(h)), (W2, np.zeros(1))]
        for _ in range(steps):
            Z, caches = forward(X, params, ["tanh"])
            params = update(params, backward(sigmoid_cross_entropy(Z, y)[1], caches), 1.2)
        accuracies[h] = round(sigmoid_cross_entropy(forward(X, params, ["tanh"])[0], y)[0], 4)
    return accuracies


# ---- digits


@mistake(
    "the published numbers, whatever the arguments say",
    "The check trains for a few steps only. What does your function do with that number?",
    row=132,
)
def digits(epochs=300):
    return 0.975  # as after 300 epochs


@mistake("the stub's argument gone", "The check runs a few epochs first. Which argument has the stub?")
def digits():
    X_train, y_train, X_test, y_test = digits_data()
    params, _ = train(X_train, y_train, [64, 30, 10], ["tanh"], 0.5, 300, np.random.default_rng(0))
    return accuracy(predict(X_test, params, ["tanh"]), y_test)


@mistake("the accuracy of the training part", "Which digits has the network never seen?", row=130)
def digits(epochs=300):
    X_train, y_train, X_test, y_test = digits_data()
    params, _ = train(X_train, y_train, [64, 30, 10], ["tanh"], 0.5, epochs, np.random.default_rng(0))
    return accuracy(predict(X_train, params, ["tanh"]), y_train)


@mistake("trained on the test digits", "The test set must not teach. Which part goes into train?", row=130)
def digits(epochs=300):
    X_train, y_train, X_test, y_test = digits_data()
    params, _ = train(X_test, y_test, [64, 30, 10], ["tanh"], 0.5, epochs, np.random.default_rng(0))
    return accuracy(predict(X_test, params, ["tanh"]), y_test)


@mistake("trained on all digits", "The test set must not teach. Which part goes into train?", row=130)
def digits(epochs=300):
    X_train, y_train, X_test, y_test = digits_data()
    X, y = np.concatenate([X_train, X_test]), np.concatenate([y_train, y_test])
    params, _ = train(X, y, [64, 30, 10], ["tanh"], 0.5, epochs, np.random.default_rng(0))
    return accuracy(predict(X_test, params, ["tanh"]), y_test)


@mistake("the ink scaled once more", "digits_data() gives ink from 0 to 1 already. What is your division for?")
def digits(epochs=300):
    X_train, y_train, X_test, y_test = digits_data()
    params, _ = train(X_train / 16, y_train, [64, 30, 10], ["tanh"], 0.5, epochs, np.random.default_rng(0))
    return accuracy(predict(X_test / 16, params, ["tanh"]), y_test)


@mistake("another activation than tanh", "Right in kind, but which activation does the stub name?")
def digits(epochs=300):
    X_train, y_train, X_test, y_test = digits_data()
    params, _ = train(X_train, y_train, [64, 30, 10], ["relu"], 0.5, epochs, np.random.default_rng(0))
    return accuracy(predict(X_test, params, ["relu"]), y_test)


@mistake("no hidden layer", "64-30-10: how many layers of weights are that?")
def digits(epochs=300):
    X_train, y_train, X_test, y_test = digits_data()
    params, _ = train(X_train, y_train, [64, 10], [], 0.5, epochs, np.random.default_rng(0))
    return accuracy(predict(X_test, params, []), y_test)


@mistake("another learning rate", "Which learning rate has the stub?")
def digits(epochs=300):
    X_train, y_train, X_test, y_test = digits_data()
    params, _ = train(X_train, y_train, [64, 30, 10], ["tanh"], 0.1, epochs, np.random.default_rng(0))
    return accuracy(predict(X_test, params, ["tanh"]), y_test)


@mistake("another learning rate", "Which learning rate has the stub?")
def digits(epochs=300):
    X_train, y_train, X_test, y_test = digits_data()
    params, _ = train(X_train, y_train, [64, 30, 10], ["tanh"], 1.0, epochs, np.random.default_rng(0))
    return accuracy(predict(X_test, params, ["tanh"]), y_test)


@mistake("another seed", "Which seed has the stub?")
def digits(epochs=300):
    X_train, y_train, X_test, y_test = digits_data()
    params, _ = train(X_train, y_train, [64, 30, 10], ["tanh"], 0.5, epochs, np.random.default_rng(1))
    return accuracy(predict(X_test, params, ["tanh"]), y_test)


@mistake("digits and labels shuffled apart", "Deal the cards in pairs: one permutation for both.", row=131)
def digits(epochs=300):
    X_train, y_train, X_test, y_test = digits_data()
    y_train = np.random.default_rng(5).permutation(y_train)
    params, _ = train(X_train, y_train, [64, 30, 10], ["tanh"], 0.5, epochs, np.random.default_rng(0))
    return accuracy(predict(X_test, params, ["tanh"]), y_test)


@mistake("per cent, not a share", "An accuracy of this course is a number from 0 to 1.")
def digits(epochs=300):
    X_train, y_train, X_test, y_test = digits_data()
    params, _ = train(X_train, y_train, [64, 30, 10], ["tanh"], 0.5, epochs, np.random.default_rng(0))
    return 100 * accuracy(predict(X_test, params, ["tanh"]), y_test)


@mistake("the share of wrong ones", "Does your number rise or fall while the network learns?")
def digits(epochs=300):
    X_train, y_train, X_test, y_test = digits_data()
    params, _ = train(X_train, y_train, [64, 30, 10], ["tanh"], 0.5, epochs, np.random.default_rng(0))
    return np.mean(predict(X_test, params, ["tanh"]) != y_test)


@mistake("two hidden layers", "64-30-10: how many layers of weights are that?")
def digits(epochs=300):
    X_train, y_train, X_test, y_test = digits_data()
    params, _ = train(X_train, y_train, [64, 30, 30, 10], ["tanh", "tanh"], 0.5, epochs, np.random.default_rng(0))
    return accuracy(predict(X_test, params, ["tanh", "tanh"]), y_test)


@mistake("another number of hidden units", "64-30-10: how many hidden units?")
def digits(epochs=300):
    X_train, y_train, X_test, y_test = digits_data()
    params, _ = train(X_train, y_train, [64, 32, 10], ["tanh"], 0.5, epochs, np.random.default_rng(0))
    return accuracy(predict(X_test, params, ["tanh"]), y_test)


@mistake("test and training part averaged", "Which digits has the network never seen? Those alone.", row=130)
def digits(epochs=300):
    X_train, y_train, X_test, y_test = digits_data()
    params, _ = train(X_train, y_train, [64, 30, 10], ["tanh"], 0.5, epochs, np.random.default_rng(0))
    parts = (X_train, y_train), (X_test, y_test)
    return np.mean([accuracy(predict(X, params, ["tanh"]), y) for X, y in parts])


@mistake("centred by the test digits", "Pretend the test set has not arrived yet.", row=130)
def digits(epochs=300):
    X_train, y_train, X_test, y_test = digits_data()
    middle = X_test.mean(axis=0)
    X_train, X_test = X_train - middle, X_test - middle
    params, _ = train(X_train, y_train, [64, 30, 10], ["tanh"], 0.5, epochs, np.random.default_rng(0))
    return accuracy(predict(X_test, params, ["tanh"]), y_test)


@mistake("one update too many", "epochs updates. How many does your loop make?")
def digits(epochs=300):
    X_train, y_train, X_test, y_test = digits_data()
    params, _ = train(X_train, y_train, [64, 30, 10], ["tanh"], 0.5, epochs + 1, np.random.default_rng(0))
    return accuracy(predict(X_test, params, ["tanh"]), y_test)


@mistake("the last loss, not the accuracy", "A loss is no accuracy. Who counts right labels?")
def digits(epochs=300):
    X_train, y_train, X_test, y_test = digits_data()
    params, history = train(X_train, y_train, [64, 30, 10], ["tanh"], 0.5, epochs, np.random.default_rng(0))
    return round(history[-1], 4)
