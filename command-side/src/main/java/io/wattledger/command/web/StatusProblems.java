package io.wattledger.command.web;

import io.wattledger.kernel.problem.ProblemType;

/** The problem type that fits a bare HTTP status, for what the web container refuses by itself. */
final class StatusProblems {

    private StatusProblems() {}

    static ProblemType of(int status) {
        return switch (status) {
            case 401 -> ProblemType.NOT_AUTHENTICATED;
            case 403 -> ProblemType.NOT_PERMITTED;
            case 404 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 413 -> ProblemType.TOO_LARGE;
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case 429 -> ProblemType.TOO_MANY_ATTEMPTS;
            case 503 -> ProblemType.STORE_UNAVAILABLE;
            default -> status >= 400 && status < 500 ? ProblemType.MALFORMED_REQUEST : ProblemType.INTERNAL_ERROR;
        };
    }
}
