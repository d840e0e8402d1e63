package dev.chainon.serving.http;

/** A request that is answered with an error and its sentence. Carries no stack trace: it is an answer, not a fault. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final Problem problem;

    public Refusal(int status, String message) {
        this(status, new Problem(Problem.Kind.of(status), message));
    }

    /** One that is told whole where errors are problems; elsewhere its status and its sentence are told. */
    public Refusal(Problem problem) {
        this(problem.kind().status(), problem);
    }

    private Refusal(int status, Problem problem) {
        super(problem.detail(), null, false, false);
        this.status = status;
        this.problem = problem;
    }

    static Refusal bad(String message) {
        return new Refusal(400, message);
    }

    static Refusal unknown(String message) {
        return new Refusal(404, message);
    }

    static Refusal notReady(String message) {
        return new Refusal(503, message);
    }

    public int status() {
        return status;
    }

    public String sentence() {
        return problem.detail();
    }

    Problem problem() {
        return problem;
    }
}
