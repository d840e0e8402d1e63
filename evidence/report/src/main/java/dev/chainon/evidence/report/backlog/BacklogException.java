package dev.chainon.evidence.report.backlog;

/** The backlog cannot be read: its message names the file, the line, the value and what to do. */
public final class BacklogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BacklogException(String message) {
        super(message);
    }

    BacklogException(String message, Throwable cause) {
        super(message, cause);
    }
}
