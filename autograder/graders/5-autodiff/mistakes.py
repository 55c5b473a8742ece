"""Known mistakes of 5, each as a learner would hand it in. `row`: its number in the collection of misconceptions.

A mistake of `Value` is a class that changes one method of the right one.
"""

import math

import numpy as np

from autograder.mistakes.known import mistake
from course.givens import relu, relu_prime, sigmoid, sigmoid_prime, tanh_prime

# ---- Value


class Value:
    """Stands here for the right one, which the classes below change."""


@mistake(
    "a message that overwrites the one before",
    "A node that is used twice gets two messages. What becomes of the first?",
    row=125,
)
class Value(Value):
    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, is_ready = waiting.pop()
            if is_ready:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                waiting += [(node, True), *((parent, False) for parent, _ in node.parents)]
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad = slope * node.grad


@mistake(
    "a node that speaks before it has heard everybody",
    "When is a node allowed to speak? Look at one whose child is a child of another of its children.",
    row=126,
)
class Value(Value):
    def backward(self):
        nodes, seen = [self], {self}
        for node in nodes:
            for parent, _ in node.parents:
                if parent not in seen:
                    seen.add(parent)
                    nodes.append(parent)
        for node in nodes:
            node.grad = 0.0
        self.grad = 1.0
        for node in nodes:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


@mistake(
    "a node that speaks before it has heard everybody",
    "When is a node allowed to speak? Look at one whose child is a child of another of its children.",
    row=126,
)
class Value(Value):
    def backward(self):
        order, waiting = {}, [self]
        while waiting:
            node = waiting.pop()
            if node not in order:
                order[node] = True
                waiting += [parent for parent, _ in node.parents]
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in order:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


@mistake(
    "a node that speaks before it has heard everybody",
    "When is a node allowed to speak? Look at one whose child is a child of another of its children.",
    row=126,
)
class Value(Value):
    def backward(self):
        order, waiting = {}, [self]
        while waiting:
            node = waiting.pop()
            if node not in order:
                order[node] = True
                waiting += [parent for parent, _ in reversed(node.parents)]
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in order:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


@mistake("a walk that ends at the first parents", "The parents have parents too. Who tells them, and when?")
class Value(Value):
    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, is_ready = waiting.pop()
            if is_ready:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                waiting += [(node, True), *((parent, False) for parent, _ in node.parents)]
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in order:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


@mistake(
    "grads of the last time still in there",
    "Whose gradients are still in there, when backward is called again?",
    row=127,
)
class Value(Value):
    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, is_ready = waiting.pop()
            if is_ready:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                waiting += [(node, True), *((parent, False) for parent, _ in node.parents)]
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


@mistake(
    "grads of the last time still in there",
    "Whose gradients are still in there, when backward is called again?",
    row=127,
)
class Value(Value):
    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, is_ready = waiting.pop()
            if is_ready:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                waiting += [(node, True), *((parent, False) for parent, _ in node.parents)]
        self.grad += 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


@mistake("a local slope handed on without what was heard", "A node hands on two factors. Which one is missing?")
class Value(Value):
    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, is_ready = waiting.pop()
            if is_ready:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                waiting += [(node, True), *((parent, False) for parent, _ in node.parents)]
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope


@mistake("what was heard handed on without the local slope", "A node hands on two factors. Which one is missing?")
class Value(Value):
    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, is_ready = waiting.pop()
            if is_ready:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                waiting += [(node, True), *((parent, False) for parent, _ in node.parents)]
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += node.grad


@mistake("a result that has not heard of itself", "How fast does the result move with itself?")
class Value(Value):
    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, is_ready = waiting.pop()
            if is_ready:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                waiting += [(node, True), *((parent, False) for parent, _ in node.parents)]
        for node in order:
            node.grad = 0.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


@mistake("a walk that ends at the first parents", "The parents have parents too. Who tells them, and when?")
class Value(Value):
    def backward(self):
        self.grad = 1.0
        for parent, _ in self.parents:
            parent.grad = 0.0
        for parent, slope in self.parents:
            parent.grad += slope


@mistake("the height in the place of what was heard", "A slope is handed on, not a height. Which attribute is it?")
class Value(Value):
    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, is_ready = waiting.pop()
            if is_ready:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                waiting += [(node, True), *((parent, False) for parent, _ in node.parents)]
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.data


@mistake(
    "a function that calls itself for every parent",
    "Python stops after 1000 calls within calls. What else can remember who still waits?",
)
class Value(Value):
    def backward(self):
        order, seen = [], set()

        def list_after_its_parents(node):
            if node not in seen:
                seen.add(node)
                for parent, _ in node.parents:
                    list_after_its_parents(parent)
                order.append(node)

        list_after_its_parents(self)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


@mistake(
    "a function that calls itself for every parent",
    "Python stops after 1000 calls within calls. What else can remember who still waits?",
)
class Value(Value):
    def backward(self):
        def forget(node):
            node.grad = 0.0
            for parent, _ in node.parents:
                forget(parent)

        def tell(node, message):
            node.grad += message
            for parent, slope in node.parents:
                tell(parent, slope * message)

        forget(self)
        tell(self, 1.0)


@mistake("slopes of a product, swapped", "a · b moves with a as fast as which of the two is large?")
class Value(Value):
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, [(self, self.data), (other, other.data)])


@mistake(
    "a product treated as a sum", "Where b is 3, a step of a moves a · b three times as far. Which local slope is that?"
)
class Value(Value):
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, [(self, 1.0), (other, 1.0)])


@mistake("a product that moves with its left side alone", "Both factors may move. Which parent is missing?")
class Value(Value):
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, [(self, other.data)])


@mistake(
    "a product with a number, which has no .data",
    "3 * a asks for the data of 3. What makes a Value of a number, as in the sum?",
)
class Value(Value):
    def __mul__(self, other):
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])


@mistake("a sum in the place of a product", "What is 2 times 5?")
class Value(Value):
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, [(self, other.data), (other, self.data)])


@mistake(
    "the exponent kept at k in the slope of a power",
    "After you bring the exponent down, what becomes of the one that stays?",
)
class Value(Value):
    def __pow__(self, k):
        return Value(self.data**k, [(self, k * self.data**k)])


@mistake("the factor k lost in the slope of a power", "Check a**2 at a = 1: is the slope there 1 or 2?")
class Value(Value):
    def __pow__(self, k):
        return Value(self.data**k, [(self, self.data ** (k - 1))])


@mistake("an exponent made whole", "Does the rule need k to be whole?")
class Value(Value):
    def __pow__(self, k):
        return Value(self.data**k, [(self, int(k) * self.data ** (int(k) - 1))])


@mistake("k and the base changed places", "Which of the two moves, the base or the exponent?")
class Value(Value):
    def __pow__(self, k):
        return Value(self.data**k, [(self, k ** (self.data - 1) * self.data)])


@mistake("a power that takes whole exponents alone", "What are a**-2 and a**0.5?")
class Value(Value):
    def __pow__(self, k):
        result = Value(1.0)
        for _ in range(int(k)):
            result = result * self
        return result


@mistake(
    "a result that is no Value, or a method that is missing",
    "A number does not remember its parents. What has to be made of it?",
)
class Value(Value):
    def __mul__(self, other):
        return self.data * (other.data if isinstance(other, Value) else other)


@mistake("other names than data, grad and parents", "The stub names three attributes. What are they called in yours?")
class Value(Value):
    def __init__(self, data, parents=()):
        self.value, self.gradient, self.prev = data, 0.0, parents


@mistake("the number changed where it stands", "a * b is a third number. What becomes of the a that others still need?")
class Value(Value):
    def __mul__(self, other):
        self.data *= other.data if isinstance(other, Value) else other
        return self


@mistake("Values in the place of their heights, as slopes", "A local slope is a number. Which attribute holds it?")
class Value(Value):
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, [(self, other), (other, self)])


@mistake(
    "a result that is no Value, or a method that is missing",
    "A number does not remember its parents. What has to be made of it?",
)
class Value(Value):
    def exp(self):
        return math.exp(self.data)


@mistake(
    "a result that is no Value, or a method that is missing",
    "A number does not remember its parents. What has to be made of it?",
)
class Value(Value):
    def log(self):
        return math.log(self.data)


@mistake(
    "a result that is no Value, or a method that is missing",
    "A number does not remember its parents. What has to be made of it?",
)
class Value(Value):
    def tanh(self):
        return math.tanh(self.data)


@mistake(
    "a result that is no Value, or a method that is missing",
    "A number does not remember its parents. What has to be made of it?",
)
class Value(Value):
    def relu(self):
        return max(0.0, self.data)


@mistake("exp without its parent", "backward comes to this Value and finds nobody behind it. Who was it made of?")
class Value(Value):
    def exp(self):
        return Value(math.exp(self.data))


@mistake("log without its parent", "backward comes to this Value and finds nobody behind it. Who was it made of?")
class Value(Value):
    def log(self):
        return Value(math.log(self.data))


@mistake("tanh without its parent", "backward comes to this Value and finds nobody behind it. Who was it made of?")
class Value(Value):
    def tanh(self):
        return Value(math.tanh(self.data))


@mistake("relu without its parent", "backward comes to this Value and finds nobody behind it. Who was it made of?")
class Value(Value):
    def relu(self):
        return Value(max(0.0, self.data))


@mistake("the slope of exp taken by the power rule", "Is the variable in the base or in the exponent?")
class Value(Value):
    def exp(self):
        return Value(math.exp(self.data), [(self, self.data * math.exp(self.data - 1))])


@mistake("exp with a local slope of 1", "At a = 2, is the curve of exp as steep as a straight line?")
class Value(Value):
    def exp(self):
        return Value(math.exp(self.data), [(self, 1.0)])


@mistake("exp with its argument as slope", "What is the slope of exp at 0?")
class Value(Value):
    def exp(self):
        return Value(math.exp(self.data), [(self, self.data)])


@mistake("1/log in the place of 1/a", "What is the slope of log at a = 2?")
class Value(Value):
    def log(self):
        return Value(math.log(self.data), [(self, 1 / math.log(self.data + 1e-300))])


@mistake("log to the base 10", "Which logarithm has the slope 1 at 1?")
class Value(Value):
    def log(self):
        return Value(math.log10(self.data), [(self, 1 / self.data)])


@mistake("log to the base 2", "Which logarithm has the slope 1 at 1?")
class Value(Value):
    def log(self):
        return Value(math.log2(self.data), [(self, 1 / self.data)])


@mistake("a slope of log that is a, not 1/a", "Does log get steeper to the right, or flatter?")
class Value(Value):
    def log(self):
        return Value(math.log(self.data), [(self, self.data)])


@mistake("1 − a², with the argument in the place of the height", "Which has to be squared: a or tanh a?")
class Value(Value):
    def tanh(self):
        return Value(math.tanh(self.data), [(self, 1 - self.data**2)])


@mistake("1 − tanh a, with the square missing", "A square went missing. Which slope has tanh at a = −1?")
class Value(Value):
    def tanh(self):
        return Value(math.tanh(self.data), [(self, 1 - math.tanh(self.data))])


@mistake("1/cosh, with the square missing", "Compare it with 1 − t² at a = 1. What is missing?", row=66)
class Value(Value):
    def tanh(self):
        return Value(math.tanh(self.data), [(self, 1 / math.cosh(self.data))])


@mistake("t·(1 − t), the rule of the sigmoid", "t(1 − t) belongs to the sigmoid. Which range has tanh?")
class Value(Value):
    def tanh(self):
        return Value(math.tanh(self.data), [(self, math.tanh(self.data) * (1 - math.tanh(self.data)))])


@mistake("tanh applied twice in its slope", "The height is there already. How many times is tanh applied by now?")
class Value(Value):
    def tanh(self):
        return Value(math.tanh(self.data), [(self, 1 - math.tanh(math.tanh(self.data)) ** 2)])


@mistake("1 + t², with the sign turned", "Where tanh is near 1 it is flat. What does your slope say there?")
class Value(Value):
    def tanh(self):
        return Value(math.tanh(self.data), [(self, 1 + math.tanh(self.data) ** 2)])


@mistake("1 at the kink of relu", "State your choice at the kink. Which one did the course take?", row=68)
class Value(Value):
    def relu(self):
        return Value(max(0.0, self.data), [(self, 1.0 if self.data >= 0 else 0.0)])


@mistake("½ at the kink of relu", "A fair choice, but which one did the course take?")
class Value(Value):
    def relu(self):
        return Value(max(0.0, self.data), [(self, (np.sign(self.data) + 1) / 2)])


@mistake("a slope of 1 on both sides of relu", "Left of 0 nothing gets through. How steep is the curve there?")
class Value(Value):
    def relu(self):
        return Value(max(0.0, self.data), [(self, 1.0)])


@mistake("the height of relu as its slope", "At a = 3 the curve has height 3. How steep is it?")
class Value(Value):
    def relu(self):
        return Value(max(0.0, self.data), [(self, max(0.0, self.data))])


@mistake("the absolute value in the place of relu", "Left of 0 the height is 0. What does yours return at −2?")
class Value(Value):
    def relu(self):
        return Value(abs(self.data), [(self, float(self.data > 0))])


@mistake("a local slope that is 1 everywhere", "exp, log and tanh are not straight. How steep are they here?")
class Value(Value):
    def exp(self):
        return Value(math.exp(self.data), [(self, 1.0)])

    def log(self):
        return Value(math.log(self.data), [(self, 1.0)])

    def tanh(self):
        return Value(math.tanh(self.data), [(self, 1.0)])

    def relu(self):
        return Value(max(0.0, self.data), [(self, 1.0)])


# ---- with_l2


@mistake("a factor 2 that the ½ has taken away", "lam/2 times w²: what is left of the 2 when you differentiate?")
def with_l2(grad, lam):
    return lambda w: grad(w) + 2 * lam * w


@mistake("half of the pull: the square was not differentiated", "The derivative of w² is 2w. What becomes of the ½?")
def with_l2(grad, lam):
    return lambda w: grad(w) + lam / 2 * w


@mistake(
    "the penalty itself added, not its gradient",
    "A gradient has one entry for each weight. What is the slope of the penalty for w_i?",
)
def with_l2(grad, lam):
    return lambda w: grad(w) + lam / 2 * np.sum(w**2)


@mistake("squares in the place of weights", "Differentiate lam/2 · w² once more. Does its slope know a sign?")
def with_l2(grad, lam):
    return lambda w: grad(w) + lam / 2 * w**2


@mistake("squares in the place of weights", "Differentiate lam/2 · w² once more. Does its slope know a sign?")
def with_l2(grad, lam):
    return lambda w: grad(w) + lam * w**2


@mistake("lam added, whatever w is", "Is a weight of 10 pulled no more than one of 0.1?")
def with_l2(grad, lam):
    return lambda w: grad(w) + lam


@mistake(
    "a pull by sign alone: that is L1", "L1 takes the same from every weight, L2 the same share. Which is asked for?"
)
def with_l2(grad, lam):
    return lambda w: grad(w) + lam * np.sign(w)


@mistake("a push away from zero", "Gradient descent goes against the gradient. Which sign brings the weights home?")
def with_l2(grad, lam):
    return lambda w: grad(w) - lam * w


@mistake("the gradient lost, the pull alone left", "What do the data say? Who asks grad?")
def with_l2(grad, lam):
    return lambda w: lam * w


@mistake("the pull multiplied, not added", "Two terms of a loss: how does the derivative treat a sum?")
def with_l2(grad, lam):
    return lambda w: grad(w) * (1 + lam)


@mistake("the pull multiplied, not added", "Two terms of a loss: how does the derivative treat a sum?")
def with_l2(grad, lam):
    return lambda w: grad(w) * lam * w


@mistake("the gradient read at a shrunken w", "The two terms are read at one point. Which?")
def with_l2(grad, lam):
    return lambda w: grad(w - lam * w)


@mistake(
    "a mean of the weights in the place of each",
    "Every weight is pulled by its own size. Where do the weights meet in yours?",
)
def with_l2(grad, lam):
    return lambda w: grad(w) + lam * np.sum(w)


@mistake(
    "the size of a weight without its sign",
    "A negative weight is pulled up, a positive one down. Which sign has yours?",
)
def with_l2(grad, lam):
    return lambda w: grad(w) + lam * np.abs(w)


@mistake("the old gradient, with no pull in it", "What became of lam?")
def with_l2(grad, lam):
    return lambda w: grad(w)


@mistake("nothing returned", "What does your new function give back to whoever calls it?")
def with_l2(grad, lam):
    def new_grad(w):
        grad(w) + lam * w

    return new_grad


@mistake(
    "a mean of the weights in the place of each",
    "Every weight is pulled by its own size. Where do the weights meet in yours?",
)
def with_l2(grad, lam):
    return lambda w: grad(w) + lam * np.linalg.norm(w)


@mistake("a gradient that is written into", "Whose array did you write into? Make a new one.")
def with_l2(grad, lam):
    def new_grad(w):
        g = grad(w)
        g += lam * w
        return g

    return new_grad


@mistake("a w that is written into", "Who else holds this w? Make a new array.")
def with_l2(grad, lam):
    def new_grad(w):
        g = grad(w)
        w *= lam
        return g + w

    return new_grad


@mistake(
    "an array returned where a function is asked for",
    "Which w do you know, when with_l2 is called? What has to wait for it?",
)
def with_l2(grad, lam):
    return grad + lam


@mistake("a function that remembers the first answer", "w moves, and the gradient with it. How often is grad asked?")
def with_l2(grad, lam):
    seen = []

    def new_grad(w):
        if not seen:
            seen.append(grad(w))
        return seen[0] + lam * w

    return new_grad


# ---- adam


@mistake("both means uncorrected", "Both begin at 0. What do their weights sum to after t steps?")
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w]
    for t in range(1, n + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        w = w - lr * m / (np.sqrt(v) + eps)
        path.append(w)
    return np.array(path)


@mistake("the mean of the gradients uncorrected", "Two means begin at 0. Which of them did you correct?")
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w]
    for t in range(1, n + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m, v / (1 - beta2**t)
        w = w - lr * m_hat / (np.sqrt(v_hat) + eps)
        path.append(w)
    return np.array(path)


@mistake("the mean of the squares uncorrected", "Two means begin at 0. Which of them did you correct?")
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w]
    for t in range(1, n + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v
        w = w - lr * m_hat / (np.sqrt(v_hat) + eps)
        path.append(w)
    return np.array(path)


@mistake("a t that begins at 0", "Before the first step beta**0 is 1. What do you divide by?")
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w]
    for t in range(n):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w = w - lr * m_hat / (np.sqrt(v_hat) + eps)
        path.append(w)
    return np.array(path)


@mistake("a correction that never changes", "The correction fades as t grows. Where does t stand in yours?")
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w]
    for t in range(1, n + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1), v / (1 - beta2)
        w = w - lr * m_hat / (np.sqrt(v_hat) + eps)
        path.append(w)
    return np.array(path)


@mistake(
    "corrected means that go back into the running ones", "The correction is made for the step. Does m go on corrected?"
)
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w]
    for t in range(1, n + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m, v = m / (1 - beta1**t), v / (1 - beta2**t)
        w = w - lr * m / (np.sqrt(v) + eps)
        path.append(w)
    return np.array(path)


@mistake("the root forgotten", "The mean square has the unit of a square. What makes it a size again?")
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w]
    for t in range(1, n + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w = w - lr * m_hat / (v_hat + eps)
        path.append(w)
    return np.array(path)


@mistake("eps inside the root", "eps stands beside the root, not in it. Where is your bracket?")
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w]
    for t in range(1, n + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w = w - lr * m_hat / (np.sqrt(v_hat + eps))
        path.append(w)
    return np.array(path)


@mistake(
    "eps beside a root that is not yet corrected",
    "The paper has this shorter form too, and its eps is another. Which root does the stub ask for?",
)
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w]
    for t in range(1, n + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        rate = lr * np.sqrt(1 - beta2**t) / (1 - beta1**t)
        w = w - rate * m / (np.sqrt(v) + eps)
        path.append(w)
    return np.array(path)


@mistake("the correction of the squares made with beta1", "Each mean has a beta of its own. Which one belongs to v?")
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w]
    for t in range(1, n + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta1**t)
        w = w - lr * m_hat / (np.sqrt(v_hat) + eps)
        path.append(w)
    return np.array(path)


@mistake("the learning rate left out", "How long is a step to be?")
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w]
    for t in range(1, n + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w = w - m_hat / (np.sqrt(v_hat) + eps)
        path.append(w)
    return np.array(path)


@mistake("one step too many", "How many points do n steps visit?")
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w]
    for t in range(1, n + 2):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w = w - lr * m_hat / (np.sqrt(v_hat) + eps)
        path.append(w)
    return np.array(path)


@mistake("eps left out", "What is divided by where every gradient was 0?")
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w]
    for t in range(1, n + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w = w - lr * m_hat / (np.sqrt(v_hat))
        path.append(w)
    return np.array(path)


@mistake("a missing pair of brackets: eps added to the step", "Python divides before it adds. What is divided by what?")
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w]
    for t in range(1, n + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w = w - lr * m_hat / np.sqrt(v_hat) + eps
        path.append(w)
    return np.array(path)


@mistake("gradients in the mean of squares, not squares", "One mean is of the gradients, the other of what?")
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w]
    for t in range(1, n + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w = w - lr * m_hat / (np.sqrt(np.abs(v_hat)) + eps)
        path.append(w)
    return np.array(path)


@mistake(
    "one rate for all weights: the squares were summed",
    "Each weight has a rate of its own. Where do the weights meet in yours?",
)
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w]
    for t in range(1, n + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * np.sum(g**2)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w = w - lr * m_hat / (np.sqrt(v_hat) + eps)
        path.append(w)
    return np.array(path)


@mistake(
    "one rate for all weights: the squares were averaged",
    "Each weight has a rate of its own. Where do the weights meet in yours?",
)
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w]
    for t in range(1, n + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * np.mean(g**2)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w = w - lr * m_hat / (np.sqrt(v_hat) + eps)
        path.append(w)
    return np.array(path)


@mistake("beta1 and beta2 changed places", "Which of them belongs to the squares?")
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w]
    for t in range(1, n + 1):
        g = grad(w)
        m = beta2 * m + (1 - beta2) * g
        v = beta1 * v + (1 - beta1) * g**2
        m_hat, v_hat = m / (1 - beta2**t), v / (1 - beta1**t)
        w = w - lr * m_hat / (np.sqrt(v_hat) + eps)
        path.append(w)
    return np.array(path)


@mistake("a step uphill", "Uphill or downhill?")
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w]
    for t in range(1, n + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w = w + lr * m_hat / (np.sqrt(v_hat) + eps)
        path.append(w)
    return np.array(path)


@mistake("the step of this gradient alone, without a mean", "Which of g and its mean points the way?")
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w]
    for t in range(1, n + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w = w - lr * g / (np.sqrt(v_hat) + eps)
        path.append(w)
    return np.array(path)


@mistake("plain gradient descent", "Where are the two means in your step?")
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w]
    for t in range(1, n + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w = w - lr * g
        path.append(w)
    return np.array(path)


@mistake("momentum without the mean square", "What is the mean gradient divided by?")
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w]
    for t in range(1, n + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w = w - lr * m_hat
        path.append(w)
    return np.array(path)


@mistake(
    "sums in the place of means: the factors 1 − beta forgotten",
    "The weights of a mean sum to 1. What do yours sum to?",
)
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w]
    for t in range(1, n + 1):
        g = grad(w)
        m = beta1 * m + g
        v = beta2 * v + g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w = w - lr * m_hat / (np.sqrt(v_hat) + eps)
        path.append(w)
    return np.array(path)


@mistake(
    "beta on the wrong side of the running mean", "Which part of a mean is old, and which is new: beta or 1 − beta?"
)
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w]
    for t in range(1, n + 1):
        g = grad(w)
        m = (1 - beta1) * m + beta1 * g
        v = (1 - beta2) * v + beta2 * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w = w - lr * m_hat / (np.sqrt(v_hat) + eps)
        path.append(w)
    return np.array(path)


@mistake("the start left out", "How many points do n steps visit?", row=87)
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), []
    for t in range(1, n + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w = w - lr * m_hat / (np.sqrt(v_hat) + eps)
        path.append(w)
    return np.array(path)


@mistake("one step too few", "How many points do n steps visit?", row=87)
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w]
    for t in range(1, n):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w = w - lr * m_hat / (np.sqrt(v_hat) + eps)
        path.append(w)
    return np.array(path)


@mistake("the last point alone", "Where did the walk go? Which of its points do you return?")
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w]
    for t in range(1, n + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w = w - lr * m_hat / (np.sqrt(v_hat) + eps)
        path.append(w)
    return w


@mistake("the gradient of the start, at every step", "The slope changes as you move.", row=85)
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w]
    for t in range(1, n + 1):
        g = grad(np.array(w0, dtype=float))
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w = w - lr * m_hat / (np.sqrt(v_hat) + eps)
        path.append(w)
    return np.array(path)


@mistake("the same array stored again and again", "You stored the same array n times. What makes a new one?", row=84)
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w]
    for t in range(1, n + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w -= lr * m_hat / (np.sqrt(v_hat) + eps)
        path.append(w)
    return np.array(path)


@mistake("a walk in whole numbers", "An array of whole numbers takes no fractions. What makes floats of it?")
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.asarray(w0)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w.copy()]
    for t in range(1, n + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w[...] = w - lr * m_hat / (np.sqrt(v_hat) + eps)
        path.append(w.copy())
    return np.array(path)


@mistake("a learner's own w0 that walks along", "Copy before you walk: whose array did you write into?", row=83)
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.asarray(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w.copy()]
    for t in range(1, n + 1):
        g = grad(w)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w -= lr * m_hat / (np.sqrt(v_hat) + eps)
        path.append(w.copy())
    return np.array(path)


@mistake("beta1, beta2 and eps written into the code", "Your function ignores some of its arguments. Which?")
def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    w = np.array(w0, dtype=float)
    m, v, path = np.zeros_like(w), np.zeros_like(w), [w]
    for t in range(1, n + 1):
        g = grad(w)
        m = 0.9 * m + (1 - 0.9) * g
        v = 0.999 * v + (1 - 0.999) * g**2
        m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
        w = w - lr * m_hat / (np.sqrt(v_hat) + 1e-8)
        path.append(w)
    return np.array(path)


# ---- gradient_norms


@mistake("the slope forgotten", "What does the message pass on its way back, besides the weights?", row=110)
def gradient_norms(X, Ws, kind, dA):
    height = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": relu, "linear": np.array}[kind]
    slope = {"sigmoid": sigmoid_prime, "tanh": tanh_prime, "relu": relu_prime, "linear": np.ones_like}[kind]
    Zs, A = [], X
    for W in Ws:
        Zs.append(A @ W)
        A = height(Zs[-1])
    norms = []
    for Z, W in zip(reversed(Zs), reversed(Ws)):
        dZ = dA
        norms.append(np.linalg.norm(dZ))
        dA = dZ @ W.T
    return norms[::-1]


@mistake("the norm of what comes in, before the slope", "dL/dA or dL/dZ: which one is asked for?")
def gradient_norms(X, Ws, kind, dA):
    height = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": relu, "linear": np.array}[kind]
    slope = {"sigmoid": sigmoid_prime, "tanh": tanh_prime, "relu": relu_prime, "linear": np.ones_like}[kind]
    Zs, A = [], X
    for W in Ws:
        Zs.append(A @ W)
        A = height(Zs[-1])
    norms = []
    for Z, W in zip(reversed(Zs), reversed(Ws)):
        dZ = dA * slope(Z)
        norms.append(np.linalg.norm(dA))
        dA = dZ @ W.T
    return norms[::-1]


@mistake(
    "the slope read at the height, not at the pre-activation", "Where is the slope of g read: at Z or at g(Z)?", row=111
)
def gradient_norms(X, Ws, kind, dA):
    height = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": relu, "linear": np.array}[kind]
    slope = {"sigmoid": sigmoid_prime, "tanh": tanh_prime, "relu": relu_prime, "linear": np.ones_like}[kind]
    Zs, A = [], X
    for W in Ws:
        Zs.append(A @ W)
        A = height(Zs[-1])
    norms = []
    for Z, W in zip(reversed(Zs), reversed(Ws)):
        dZ = dA * slope(height(Z))
        norms.append(np.linalg.norm(dZ))
        dA = dZ @ W.T
    return norms[::-1]


@mistake("a transpose forgotten", "Mark the shapes: (m, n_out) times what gives (m, n_in)?")
def gradient_norms(X, Ws, kind, dA):
    height = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": relu, "linear": np.array}[kind]
    slope = {"sigmoid": sigmoid_prime, "tanh": tanh_prime, "relu": relu_prime, "linear": np.ones_like}[kind]
    Zs, A = [], X
    for W in Ws:
        Zs.append(A @ W)
        A = height(Zs[-1])
    norms = []
    for Z, W in zip(reversed(Zs), reversed(Ws)):
        dZ = dA * slope(Z)
        norms.append(np.linalg.norm(dZ))
        dA = dZ @ W
    return norms[::-1]


@mistake("the last layer first", "Whom did you meet first on the way back, and who is to be first in the list?")
def gradient_norms(X, Ws, kind, dA):
    height = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": relu, "linear": np.array}[kind]
    slope = {"sigmoid": sigmoid_prime, "tanh": tanh_prime, "relu": relu_prime, "linear": np.ones_like}[kind]
    Zs, A = [], X
    for W in Ws:
        Zs.append(A @ W)
        A = height(Zs[-1])
    norms = []
    for Z, W in zip(reversed(Zs), reversed(Ws)):
        dZ = dA * slope(Z)
        norms.append(np.linalg.norm(dZ))
        dA = dZ @ W.T
    return norms


@mistake("squares summed, without the root", "A norm is the root of the sum of all squares.")
def gradient_norms(X, Ws, kind, dA):
    height = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": relu, "linear": np.array}[kind]
    slope = {"sigmoid": sigmoid_prime, "tanh": tanh_prime, "relu": relu_prime, "linear": np.ones_like}[kind]
    Zs, A = [], X
    for W in Ws:
        Zs.append(A @ W)
        A = height(Zs[-1])
    norms = []
    for Z, W in zip(reversed(Zs), reversed(Ws)):
        dZ = dA * slope(Z)
        norms.append(np.sum(dZ**2))
        dA = dZ @ W.T
    return norms[::-1]


@mistake("absolute values summed", "A norm is the root of the sum of all squares.")
def gradient_norms(X, Ws, kind, dA):
    height = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": relu, "linear": np.array}[kind]
    slope = {"sigmoid": sigmoid_prime, "tanh": tanh_prime, "relu": relu_prime, "linear": np.ones_like}[kind]
    Zs, A = [], X
    for W in Ws:
        Zs.append(A @ W)
        A = height(Zs[-1])
    norms = []
    for Z, W in zip(reversed(Zs), reversed(Ws)):
        dZ = dA * slope(Z)
        norms.append(np.abs(dZ).sum())
        dA = dZ @ W.T
    return norms[::-1]


@mistake("a mean square in the place of a sum", "The sum over all entries is asked for. By what did you divide?")
def gradient_norms(X, Ws, kind, dA):
    height = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": relu, "linear": np.array}[kind]
    slope = {"sigmoid": sigmoid_prime, "tanh": tanh_prime, "relu": relu_prime, "linear": np.ones_like}[kind]
    Zs, A = [], X
    for W in Ws:
        Zs.append(A @ W)
        A = height(Zs[-1])
    norms = []
    for Z, W in zip(reversed(Zs), reversed(Ws)):
        dZ = dA * slope(Z)
        norms.append(np.sqrt(np.mean(dZ**2)))
        dA = dZ @ W.T
    return norms[::-1]


@mistake(
    "a sum over samples before the squares", "Every entry is squared by itself. Where do the samples meet in yours?"
)
def gradient_norms(X, Ws, kind, dA):
    height = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": relu, "linear": np.array}[kind]
    slope = {"sigmoid": sigmoid_prime, "tanh": tanh_prime, "relu": relu_prime, "linear": np.ones_like}[kind]
    Zs, A = [], X
    for W in Ws:
        Zs.append(A @ W)
        A = height(Zs[-1])
    norms = []
    for Z, W in zip(reversed(Zs), reversed(Ws)):
        dZ = dA * slope(Z)
        norms.append(np.linalg.norm(dZ.sum(axis=0)))
        dA = dZ @ W.T
    return norms[::-1]


@mistake("divided by the number of samples", "dA holds its 1/m already. Who divides?", row=118)
def gradient_norms(X, Ws, kind, dA):
    height = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": relu, "linear": np.array}[kind]
    slope = {"sigmoid": sigmoid_prime, "tanh": tanh_prime, "relu": relu_prime, "linear": np.ones_like}[kind]
    Zs, A = [], X
    for W in Ws:
        Zs.append(A @ W)
        A = height(Zs[-1])
    norms = []
    for Z, W in zip(reversed(Zs), reversed(Ws)):
        dZ = dA * slope(Z)
        norms.append(np.linalg.norm(dZ) / len(X))
        dA = dZ @ W.T
    return norms[::-1]


@mistake("norms row by row", "One number for each layer: what must be summed too?")
def gradient_norms(X, Ws, kind, dA):
    height = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": relu, "linear": np.array}[kind]
    slope = {"sigmoid": sigmoid_prime, "tanh": tanh_prime, "relu": relu_prime, "linear": np.ones_like}[kind]
    Zs, A = [], X
    for W in Ws:
        Zs.append(A @ W)
        A = height(Zs[-1])
    norms = []
    for Z, W in zip(reversed(Zs), reversed(Ws)):
        dZ = dA * slope(Z)
        norms.append(np.linalg.norm(dZ, axis=1))
        dA = dZ @ W.T
    return norms[::-1]


@mistake("the largest entry", "A norm is the root of the sum of all squares.")
def gradient_norms(X, Ws, kind, dA):
    height = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": relu, "linear": np.array}[kind]
    slope = {"sigmoid": sigmoid_prime, "tanh": tanh_prime, "relu": relu_prime, "linear": np.ones_like}[kind]
    Zs, A = [], X
    for W in Ws:
        Zs.append(A @ W)
        A = height(Zs[-1])
    norms = []
    for Z, W in zip(reversed(Zs), reversed(Ws)):
        dZ = dA * slope(Z)
        norms.append(np.abs(dZ).max())
        dA = dZ @ W.T
    return norms[::-1]


@mistake("the heights in the place of the gradient", "Which of the two goes back: A or dL/dA?")
def gradient_norms(X, Ws, kind, dA):
    height = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": relu, "linear": np.array}[kind]
    slope = {"sigmoid": sigmoid_prime, "tanh": tanh_prime, "relu": relu_prime, "linear": np.ones_like}[kind]
    Zs, A = [], X
    for W in Ws:
        Zs.append(A @ W)
        A = height(Zs[-1])
    norms = []
    for Z, W in zip(reversed(Zs), reversed(Ws)):
        dZ = dA * slope(Z)
        norms.append(np.linalg.norm(Z))
        dA = dZ @ W.T
    return norms[::-1]


@mistake("the gradient of the weights", "dL/dW or dL/dZ: which one is asked for?")
def gradient_norms(X, Ws, kind, dA):
    height = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": relu, "linear": np.array}[kind]
    slope = {"sigmoid": sigmoid_prime, "tanh": tanh_prime, "relu": relu_prime, "linear": np.ones_like}[kind]
    Zs, A, As = [], X, []
    for W in Ws:
        As.append(A)
        Zs.append(A @ W)
        A = height(Zs[-1])
    norms = []
    for Z, W in zip(reversed(Zs), reversed(Ws)):
        dZ = dA * slope(Z)
        norms.append(np.linalg.norm(As.pop().T @ dZ))
        dA = dZ @ W.T
    return norms[::-1]


@mistake(
    "weights taken from the front, layers from behind",
    "Which weights stand between this layer and the one in front of it?",
)
def gradient_norms(X, Ws, kind, dA):
    height = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": relu, "linear": np.array}[kind]
    slope = {"sigmoid": sigmoid_prime, "tanh": tanh_prime, "relu": relu_prime, "linear": np.ones_like}[kind]
    Zs, A = [], X
    for W in Ws:
        Zs.append(A @ W)
        A = height(Zs[-1])
    norms = []
    for Z, W in zip(reversed(Zs), Ws):
        dZ = dA * slope(Z)
        norms.append(np.linalg.norm(dZ))
        dA = dZ @ W.T
    return norms[::-1]


@mistake(
    "a norm taken one step too late", "Behind the weights it is another message. Before which step is dL/dZ there?"
)
def gradient_norms(X, Ws, kind, dA):
    height = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": relu, "linear": np.array}[kind]
    slope = {"sigmoid": sigmoid_prime, "tanh": tanh_prime, "relu": relu_prime, "linear": np.ones_like}[kind]
    Zs, A = [], X
    for W in Ws:
        Zs.append(A @ W)
        A = height(Zs[-1])
    norms = []
    for Z, W in zip(reversed(Zs), reversed(Ws)):
        dZ = dA * slope(Z)
        dA = dZ @ W.T
        norms.append(np.linalg.norm(dA))
    return norms[::-1]


@mistake(
    "1 − Z² for tanh, with the pre-activation in the place of the height",
    "Which has to be squared: Z or tanh Z?",
    row=67,
)
def gradient_norms(X, Ws, kind, dA):
    height = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": relu, "linear": np.array}[kind]
    slope = {"sigmoid": sigmoid_prime, "tanh": lambda Z: 1 - Z**2, "relu": relu_prime, "linear": np.ones_like}[kind]
    Zs, A = [], X
    for W in Ws:
        Zs.append(A @ W)
        A = height(Zs[-1])
    norms = []
    for Z, W in zip(reversed(Zs), reversed(Ws)):
        dZ = dA * slope(Z)
        norms.append(np.linalg.norm(dZ))
        dA = dZ @ W.T
    return norms[::-1]


@mistake(
    "every layer given the message of the last", "What comes out of one layer goes into the next. Where is dA renewed?"
)
def gradient_norms(X, Ws, kind, dA):
    height = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": relu, "linear": np.array}[kind]
    slope = {"sigmoid": sigmoid_prime, "tanh": tanh_prime, "relu": relu_prime, "linear": np.ones_like}[kind]
    Zs, A = [], X
    for W in Ws:
        Zs.append(A @ W)
        A = height(Zs[-1])
    norms = []
    for Z, W in zip(reversed(Zs), reversed(Ws)):
        dZ = dA * slope(Z)
        norms.append(np.linalg.norm(dZ))
    return norms[::-1]


@mistake("the message through the slope is lost on the way", "Which of the two goes on through the weights: dA or dZ?")
def gradient_norms(X, Ws, kind, dA):
    height = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": relu, "linear": np.array}[kind]
    slope = {"sigmoid": sigmoid_prime, "tanh": tanh_prime, "relu": relu_prime, "linear": np.ones_like}[kind]
    Zs, A = [], X
    for W in Ws:
        Zs.append(A @ W)
        A = height(Zs[-1])
    norms = []
    for Z, W in zip(reversed(Zs), reversed(Ws)):
        dZ = dA * slope(Z)
        norms.append(np.linalg.norm(dZ))
        dA = dA @ W.T
    return norms[::-1]


@mistake("relu's gate opened by the message, not by Z", "Whose sign opens the gate?", row=141)
def gradient_norms(X, Ws, kind, dA):
    height = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": relu, "linear": np.array}[kind]
    slope = {"sigmoid": sigmoid_prime, "tanh": tanh_prime, "relu": relu_prime, "linear": np.ones_like}[kind]
    Zs, A = [], X
    for W in Ws:
        Zs.append(A @ W)
        A = height(Zs[-1])
    norms = []
    for Z, W in zip(reversed(Zs), reversed(Ws)):
        dZ = dA * (slope(dA) if kind == "relu" else slope(Z))
        norms.append(np.linalg.norm(dZ))
        dA = dZ @ W.T
    return norms[::-1]


@mistake("the slope of the sigmoid in every kind of layer", "Which activation did this layer use?", row=112)
def gradient_norms(X, Ws, kind, dA):
    height = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": relu, "linear": np.array}[kind]
    slope = {"sigmoid": sigmoid_prime, "tanh": tanh_prime, "relu": relu_prime, "linear": np.ones_like}[kind]
    Zs, A = [], X
    for W in Ws:
        Zs.append(A @ W)
        A = height(Zs[-1])
    norms = []
    for Z, W in zip(reversed(Zs), reversed(Ws)):
        dZ = dA * sigmoid_prime(Z)
        norms.append(np.linalg.norm(dZ))
        dA = dZ @ W.T
    return norms[::-1]


@mistake("a forward pass without its activations", "What goes into the next layer: Z or g(Z)?")
def gradient_norms(X, Ws, kind, dA):
    height = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": relu, "linear": np.array}[kind]
    slope = {"sigmoid": sigmoid_prime, "tanh": tanh_prime, "relu": relu_prime, "linear": np.ones_like}[kind]
    Zs, A = [], X
    for W in Ws:
        Zs.append(A @ W)
        A = Zs[-1]
    norms = []
    for Z, W in zip(reversed(Zs), reversed(Ws)):
        dZ = dA * slope(Z)
        norms.append(np.linalg.norm(dZ))
        dA = dZ @ W.T
    return norms[::-1]


@mistake("dL/dA written into", "Whose array did you write into? Make a new one.")
def gradient_norms(X, Ws, kind, dA):
    height = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": relu, "linear": np.array}[kind]
    slope = {"sigmoid": sigmoid_prime, "tanh": tanh_prime, "relu": relu_prime, "linear": np.ones_like}[kind]
    Zs, A = [], X
    for W in Ws:
        Zs.append(A @ W)
        A = height(Zs[-1])
    norms = []
    for Z, W in zip(reversed(Zs), reversed(Ws)):
        dA *= slope(Z)
        dZ = dA
        norms.append(np.linalg.norm(dZ))
        dA = dZ @ W.T
    return norms[::-1]


@mistake("nothing returned", "What does your function give back to whoever called it?")
def gradient_norms(X, Ws, kind, dA):
    height = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": relu, "linear": np.array}[kind]
    slope = {"sigmoid": sigmoid_prime, "tanh": tanh_prime, "relu": relu_prime, "linear": np.ones_like}[kind]
    Zs, A = [], X
    for W in Ws:
        Zs.append(A @ W)
        A = height(Zs[-1])
    norms = []
    for Z, W in zip(reversed(Zs), reversed(Ws)):
        dZ = dA * slope(Z)
        norms.append(np.linalg.norm(dZ))
        dA = dZ @ W.T
    print(norms[::-1])


# ---- relu_census


@mistake("samples counted, not units", "Units are columns. Which axis is to disappear?")
def relu_census(X, params):
    counts, A = [], X
    for W, b in params:
        A = relu(A @ W + b)
        counts.append(int((A == 0).all(axis=1).sum()))
    return counts


@mistake("units that are 0 for some sample", "Off for one sample is not dead. any or all?")
def relu_census(X, params):
    counts, A = [], X
    for W, b in params:
        A = relu(A @ W + b)
        counts.append(int((A == 0).any(axis=0).sum()))
    return counts


@mistake("zeros counted, not units", "A unit counts once, however many zeros it has.")
def relu_census(X, params):
    counts, A = [], X
    for W, b in params:
        A = relu(A @ W + b)
        counts.append(int((A == 0).sum()))
    return counts


@mistake("units that are alive", "Dead is asked for. How many columns are there in all?")
def relu_census(X, params):
    counts, A = [], X
    for W, b in params:
        A = relu(A @ W + b)
        counts.append(int((A > 0).any(axis=0).sum()))
    return counts


@mistake("a share in the place of a count", "How many of them, not what part?")
def relu_census(X, params):
    counts, A = [], X
    for W, b in params:
        A = relu(A @ W + b)
        counts.append(float((A == 0).all(axis=0).mean()))
    return counts


@mistake("Z = 0 taken for alive", "max(0, 0) is 0, and its slope is 0. Is such a unit on or off?")
def relu_census(X, params):
    counts, A = [], X
    for W, b in params:
        Z = A @ W + b
        A = relu(Z)
        counts.append(int((Z < 0).all(axis=0).sum()))
    return counts


@mistake("heights handed on without relu", "What goes into the next layer: Z or relu(Z)?")
def relu_census(X, params):
    counts, A = [], X
    for W, b in params:
        A = A @ W + b
        counts.append(int((A <= 0).all(axis=0).sum()))
    return counts


@mistake("the bias forgotten", "A unit with a large negative bias is off. Where is b?")
def relu_census(X, params):
    counts, A = [], X
    for W, b in params:
        A = relu(A @ W)
        counts.append(int((A == 0).all(axis=0).sum()))
    return counts


@mistake("the sum of a column in the place of its largest", "Can a column sum to 0 or less, and have one that is on?")
def relu_census(X, params):
    counts, A = [], X
    for W, b in params:
        Z = A @ W + b
        A = relu(Z)
        counts.append(int((Z.sum(axis=0) <= 0).sum()))
    return counts


@mistake("weights that are 0 or less", "A unit is judged by its heights, not by its weights.")
def relu_census(X, params):
    counts, A = [], X
    for W, b in params:
        A = relu(A @ W + b)
        counts.append(int((W <= 0).all(axis=0).sum()))
    return counts


@mistake("the first sample alone", "One sample is not every sample. Which axis is left out?")
def relu_census(X, params):
    counts, A = [], X
    for W, b in params:
        A = relu(A @ W + b)
        counts.append(int((A[0] == 0).sum()))
    return counts


@mistake("the last layer left out", "Every layer here is one of ReLU. How many numbers are asked for?")
def relu_census(X, params):
    counts, A = [], X
    for W, b in params[:-1]:
        A = relu(A @ W + b)
        counts.append(int((A == 0).all(axis=0).sum()))
    return counts


@mistake("all layers in one number", "One number for each layer. What do you add up?")
def relu_census(X, params):
    counts, A = [], X
    for W, b in params:
        A = relu(A @ W + b)
        counts.append(int((A == 0).all(axis=0).sum()))
    return sum(counts)


@mistake("the last layer alone", "One number for each layer. Which do you return?")
def relu_census(X, params):
    counts, A = [], X
    for W, b in params:
        A = relu(A @ W + b)
        counts.append(int((A == 0).all(axis=0).sum()))
    return counts[-1]


@mistake("which units are dead, not how many", "A count for each layer: what is added up?")
def relu_census(X, params):
    counts, A = [], X
    for W, b in params:
        A = relu(A @ W + b)
        counts.append((A == 0).all(axis=0).tolist())
    return counts


# ---- eulerian, sigmoid_nth


@mistake("Pascal's triangle", "An entry feeds its neighbours more than once: as often as the two powers say.")
def eulerian(n):
    row = [1]
    for size in range(1, n):
        new = [0] * (size + 1)
        for k, number in enumerate(row):
            new[k] += number
            new[k + 1] += number
        row = new
    return row


@mistake(
    "Stirling's numbers: the right neighbour fed once",
    "How often does s^p (1 − s)^q feed the term with one more s? Look at q.",
)
def eulerian(n):
    row = [1]
    for size in range(1, n):
        new = [0] * (size + 1)
        for k, number in enumerate(row):
            new[k] += (k + 1) * number
            new[k + 1] += number
        row = new
    return row


@mistake("the left factor forgotten", "How often does s^p (1 − s)^q feed the term with one more 1 − s? Look at p.")
def eulerian(n):
    row = [1]
    for size in range(1, n):
        new = [0] * (size + 1)
        for k, number in enumerate(row):
            new[k] += number
            new[k + 1] += (size - k) * number
        row = new
    return row


@mistake("the two factors swapped", "Which power counts for which neighbour: p or q?")
def eulerian(n):
    row = [1]
    for size in range(1, n):
        new = [0] * (size + 1)
        for k, number in enumerate(row):
            new[k] += (size - k) * number
            new[k + 1] += (k + 1) * number
        row = new
    return row


@mistake("k in the place of k + 1", "The first power of s is 1, where k is 0. Which number is p?")
def eulerian(n):
    row = [1]
    for size in range(1, n):
        new = [0] * (size + 1)
        for k, number in enumerate(row):
            new[k] += k * number
            new[k + 1] += (size - k) * number
        row = new
    return row


@mistake("a factor one too large on the right", "q is n − k, and the row you start from has n entries. Count again.")
def eulerian(n):
    row = [1]
    for size in range(1, n):
        new = [0] * (size + 1)
        for k, number in enumerate(row):
            new[k] += (k + 1) * number
            new[k + 1] += (size - k + 1) * number
        row = new
    return row


@mistake("signs among the numbers", "They count arrangements. Where does the formula keep its sign?")
def eulerian(n):
    row = [1]
    for size in range(1, n):
        new = [0] * (size + 1)
        for k, number in enumerate(row):
            new[k] += (k + 1) * number
            new[k + 1] += (size - k) * number
        row = new
    return [(-1) ** k * a for k, a in enumerate(row)]


@mistake("one row too many", "How many entries has the row of n?")
def eulerian(n):
    row = [1]
    for size in range(1, n + 1):
        new = [0] * (size + 1)
        for k, number in enumerate(row):
            new[k] += (k + 1) * number
            new[k + 1] += (size - k) * number
        row = new
    return row


@mistake("one row too few", "How many entries has the row of n?")
def eulerian(n):
    row = [1]
    for size in range(1, n - 1):
        new = [0] * (size + 1)
        for k, number in enumerate(row):
            new[k] += (k + 1) * number
            new[k + 1] += (size - k) * number
        row = new
    return row


@mistake("a 0 at the end", "A(n, n) is 0 for n ≥ 1, and is not asked for.")
def eulerian(n):
    row = [1]
    for size in range(1, n):
        new = [0] * (size + 1)
        for k, number in enumerate(row):
            new[k] += (k + 1) * number
            new[k + 1] += (size - k) * number
        row = new
    return [*row, 0]


@mistake(
    "1 − s by subtraction: no digit is left far out",
    "What is 1 − s at z = 40? Which σ is it, computed at which place?",
    of="eulerian",
)
def sigmoid_nth(z, n):
    z = np.asarray(z, dtype=float)
    s, t = sigmoid(z), 1 - sigmoid(z)
    return sum((-1) ** k * A * s ** (k + 1) * t ** (n - k) for k, A in enumerate(eulerian(n)))


@mistake("the sign forgotten", "The terms alternate. What does σ″ do left and right of 0?", of="eulerian")
def sigmoid_nth(z, n):
    z = np.asarray(z, dtype=float)
    s, t = sigmoid(z), sigmoid(-z)
    return sum(A * s ** (k + 1) * t ** (n - k) for k, A in enumerate(eulerian(n)))


@mistake("the sign turned", "Is the first term above or below 0?", of="eulerian")
def sigmoid_nth(z, n):
    z = np.asarray(z, dtype=float)
    s, t = sigmoid(z), sigmoid(-z)
    return sum((-1) ** (k + 1) * A * s ** (k + 1) * t ** (n - k) for k, A in enumerate(eulerian(n)))


@mistake("one power of s too few", "With k = 0 there is one s already. Which power is that?", of="eulerian")
def sigmoid_nth(z, n):
    z = np.asarray(z, dtype=float)
    s, t = sigmoid(z), sigmoid(-z)
    return sum((-1) ** k * A * s**k * t ** (n - k) for k, A in enumerate(eulerian(n)))


@mistake("the powers of s and 1 − s exchanged", "Which of the two has its power grow with k?", of="eulerian")
def sigmoid_nth(z, n):
    z = np.asarray(z, dtype=float)
    s, t = sigmoid(z), sigmoid(-z)
    return sum((-1) ** k * A * t ** (k + 1) * s ** (n - k) for k, A in enumerate(eulerian(n)))


@mistake("one power of 1 − s too few", "The powers of every term sum to n + 1. What is yours?", of="eulerian")
def sigmoid_nth(z, n):
    z = np.asarray(z, dtype=float)
    s, t = sigmoid(z), sigmoid(-z)
    return sum((-1) ** k * A * s ** (k + 1) * t ** (n - k - 1) for k, A in enumerate(eulerian(n)))


@mistake("one number at a time, where arrays are asked too", "Which sigmoid takes a whole array?", of="eulerian")
def sigmoid_nth(z, n):
    s, t = 1 / (1 + math.exp(-z)), 1 / (1 + math.exp(z))
    return sum((-1) ** k * A * s ** (k + 1) * t ** (n - k) for k, A in enumerate(eulerian(n)))


@mistake("a power of 1 − s that stays at n", "The powers of every term sum to n + 1. What is yours?", of="eulerian")
def sigmoid_nth(z, n):
    z = np.asarray(z, dtype=float)
    s, t = sigmoid(z), sigmoid(-z)
    return sum((-1) ** k * A * s ** (k + 1) * t**n for k, A in enumerate(eulerian(n)))


@mistake("z in the place of its sigmoid", "s is σ(z), a height between 0 and 1. Where is it computed?", of="eulerian")
def sigmoid_nth(z, n):
    z = np.asarray(z, dtype=float)
    s, t = z, 1 - z
    return sum((-1) ** k * A * s ** (k + 1) * t ** (n - k) for k, A in enumerate(eulerian(n)))


@mistake("a minus before a list", "A list has no minus. What makes an array of floats first?", of="eulerian")
def sigmoid_nth(z, n):
    s, t = sigmoid(z), sigmoid(-z)
    return sum((-1) ** k * A * s ** (k + 1) * t ** (n - k) for k, A in enumerate(eulerian(n)))


@mistake(
    "1 − s by subtraction: no digit is left far out",
    "What is 1 − s at z = 40? Which σ is it, computed at which place?",
    of="eulerian",
)
def sigmoid_nth(z, n):
    z = np.asarray(z, dtype=float)
    s, t = sigmoid(z), sigmoid(-z)
    c = [1]
    for _ in range(n):
        c = [(k + 1) * a - k * b for k, (a, b) in enumerate(zip([*c, 0], [0, *c]))]
    return sum(a * s ** (k + 1) for k, a in enumerate(c))
