"""The peer of the study of training: scikit-learn's MLPClassifier on the same rows. Arguments: folder of the training set, batch, rows. Prints one JSON object."""
import json
import sys
import time
import warnings

import numpy as np
import sklearn
from sklearn.neural_network import MLPClassifier

folder, batch, rows = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
with open(folder + "/manifest.json") as file:
    width = len(json.load(file)["features"])
rows = rows // batch * batch
x = np.fromfile(folder + "/train.features.f32", "<f4", rows * width).reshape(rows, width)
y = np.fromfile(folder + "/train.labels.f32", "<f4", rows)
deviation = x.std(axis=0)
deviation[deviation < 1e-6] = 1
x = (x - x.mean(axis=0)) / deviation
warnings.simplefilter("ignore")


def seconds():
    network = MLPClassifier(hidden_layer_sizes=(128, 64), batch_size=batch, max_iter=1, alpha=0, random_state=1)
    start = time.perf_counter()
    network.fit(x, y)
    return time.perf_counter() - start


seconds()
print(json.dumps({"rows.per.second": rows / min(seconds(), seconds()), "version": sklearn.__version__}))
