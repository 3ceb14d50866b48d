package de.smartregion.platform.web;

/** What any door may answer. */
public enum CommonProblem implements Problem {
    INVALID_INPUT(400, "The input is not valid"),
    UNAUTHENTICATED(401, "Sign in first"),
    FORBIDDEN(403, "Not allowed"),
    NOT_FOUND(404, "Not found"),
    PRECONDITION_FAILED(412, "Somebody has changed it meanwhile"),
    PRECONDITION_REQUIRED(428, "Say which version you have seen"),
    INTERNAL(500, "Something went wrong here"),
    UNAVAILABLE(503, "Try again in a moment");

    private final int status;
    private final String title;

    CommonProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
