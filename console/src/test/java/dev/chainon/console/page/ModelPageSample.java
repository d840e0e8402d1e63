package dev.chainon.console.page;

/** What training writes beside a model card. */
final class ModelPageSample {

    static final String EVALUATION = """
            {
              "threshold": {"cheapest": 0.214, "byTheCosts": 0.2, "falseWarning": 1, "missedWarning": 4, "recall": 0.7,
                "precision": 0.6, "falseAlarmRate": 0.1, "costPerThousand": 290, "costWarningNobody": 671, "costWarningAll": 832},
              "control": {"trees": {"auc": 0.892, "aucGain": [-0.001, 0.003], "logloss": 0.268, "loglossGain": [-0.001, 0.001]}},
              "groups": [{"grouping": "hour", "lines": [{"group": "04-10", "rows": 1200, "baseRate": 0.1,
                "recall": {"value": 0.52, "interval": {"low": 0.5, "high": 0.54}},
                "falseAlarms": {"value": 0.05, "interval": {"low": 0.04, "high": 0.06}},
                "bias": {"value": 0.001, "interval": {"low": -0.01, "high": 0.01}}}]}],
              "errors": {
                "worstDays": [{"minute": 16479360, "rows": 17000, "logLoss": 0.4321, "announced": 0.21, "observed": 0.4}],
                "worstHours": [{"minute": 16480320, "rows": 900, "logLoss": 0.765, "announced": 0.25, "observed": 0.55}],
                "mistakes": [{"row": 5, "minute": 16480380, "score": 0.0012, "outcome": true}]}
            }
            """;

    private ModelPageSample() {}
}
