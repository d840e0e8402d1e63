package dev.chainon.training.tracking;

/** The tracking server did not do what it was asked. */
final class TrackingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static final String EXISTS = "RESOURCE_ALREADY_EXISTS";
    static final String MISSING = "RESOURCE_DOES_NOT_EXIST";

    private final String code;
    private final boolean worthAnotherTry;

    /**
     * @param code of MLflow's error, such as {@value #EXISTS}; empty where the server gave none
     * @param worthAnotherTry whether the same question may be answered a moment later
     */
    TrackingException(String code, boolean worthAnotherTry, String message) {
        super(message);
        this.code = code;
        this.worthAnotherTry = worthAnotherTry;
    }

    boolean is(String wanted) {
        return code.equals(wanted);
    }

    boolean worthAnotherTry() {
        return worthAnotherTry;
    }
}
