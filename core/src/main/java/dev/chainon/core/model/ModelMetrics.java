package dev.chainon.core.model;

/**
 * How good a model is on one period.
 *
 * @param auc area under the ROC curve
 * @param prAuc area under the precision-recall curve (average precision)
 * @param logLoss mean negative log likelihood, natural logarithm
 * @param brier mean squared error of the probability
 * @param ece expected calibration error over 15 bins of equal width
 * @param rows number of instances
 * @param positives number of positive instances
 */
public record ModelMetrics(
        double auc, double prAuc, double logLoss, double brier, double ece, long rows, long positives) {

    public ModelMetrics {
        if (rows <= 0 || positives < 0 || positives > rows) {
            throw new IllegalArgumentException("rows " + rows + " and positives " + positives + " do not fit together");
        }
    }

    public double baseRate() {
        return (double) positives / rows;
    }
}
