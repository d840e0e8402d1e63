package dev.chainon.monitoring.retraining;

/** What is made of the alerts that fire. */
public sealed interface Ruling {

    /** The model is to be trained again for this alert. */
    record Retrain(FiringAlert alert) implements Ruling {}

    /** Nothing is done, and why. */
    record Leave(String why) implements Ruling {}
}
