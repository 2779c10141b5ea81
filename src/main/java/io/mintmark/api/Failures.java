package io.mintmark.api;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.ecash.PaymentRefusedException;
import io.mintmark.ecash.WithdrawalRefusedException;
import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.bank.LedgerBusyException;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestValueException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Which problem an exception is; nothing that it says is told. */
final class Failures {
    /** How Jackson begins to say that there is no value: it has no exception for that. A test holds it to its word. */
    private static final List<String> ABSENT =
            List.of("Null value for creator property", "Missing", "Cannot map `null`");

    private Failures() {}

    static Problem problemOf(Throwable failure) {
        return switch (failure) {
            case ProblemException problem -> problem.problem();
            case RejectedException rejected -> Problems.of(rejected.rejection());
            case WithdrawalRefusedException refused -> refusal(refused.reason().code());
            case PaymentRefusedException refused -> refusal(refused.reason().code());
            case MalformedException malformed -> Problems.MALFORMED;
            case VerificationFailedException failed -> refusal("invalid-proof");
            case LedgerBusyException busy -> Problems.BUSY;
            case CannotCreateTransactionException exhausted -> Problems.BUSY; // nothing was begun
            case CannotGetJdbcConnectionException exhausted -> Problems.BUSY;
            case AuthenticationServiceException unavailable -> Problems.BUSY;
            case AuthenticationException unknown -> Problems.UNAUTHENTICATED;
            case AccessDeniedException denied -> Problems.FORBIDDEN;
            case RequestRejectedException rejected -> Problems.BAD_REQUEST;
            case HttpMessageNotReadableException unreadable -> ofBody(unreadable);
            case MissingRequestValueException missing -> Problems.MISSING_FIELD;
            case TypeMismatchException mismatch -> Problems.WRONG_TYPE;
            case ErrorResponse response -> ofStatus(response.getStatusCode().value());
            default -> Problems.INTERNAL_ERROR;
        };
    }

    /** What is closest to a bare status, as frameworks answer it. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 401 -> Problems.UNAUTHENTICATED;
            case 403 -> Problems.FORBIDDEN;
            case 404 -> Problems.NOT_FOUND;
            case 405 -> Problems.METHOD_NOT_ALLOWED;
            case 406 -> Problems.NOT_ACCEPTABLE;
            case 408 -> Problems.REQUEST_TIMEOUT;
            case 413 -> Problems.BODY_TOO_LARGE;
            case 415 -> Problems.UNSUPPORTED_MEDIA_TYPE;
            case 429 -> Problems.RATE_EXCEEDED;
            case 503 -> Problems.BUSY;
            default -> status >= 400 && status < 500 ? Problems.BAD_REQUEST : Problems.INTERNAL_ERROR;
        };
    }

    private static Problem refusal(String code) {
        return Problems.of(code).orElse(Problems.INTERNAL_ERROR);
    }

    private static Problem ofBody(HttpMessageNotReadableException unreadable) {
        return switch (unreadable.getCause()) {
            case UnrecognizedPropertyException unknown -> Problems.UNKNOWN_FIELD;
            case InvalidNullException absent -> Problems.MISSING_FIELD; // in a list
            case InputCoercionException overflow -> Problems.WRONG_TYPE;
            case StreamReadException syntax -> Problems.MALFORMED_JSON;
            case DatabindException mismatch -> ofMismatch(mismatch);
            case null -> Problems.MISSING_FIELD; // no body where one is required
            default -> Problems.MALFORMED_JSON;
        };
    }

    private static Problem ofMismatch(DatabindException mismatch) {
        switch (mismatch.getCause()) {
            case MalformedException value -> {
                return Problems.MALFORMED; // a value type's own parser
            }
            case InputCoercionException overflow -> {
                return Problems.WRONG_TYPE;
            }
            case StreamReadException syntax -> {
                return Problems.MALFORMED_JSON;
            }
            case StreamConstraintsException limit -> {
                return Problems.MALFORMED_JSON;
            }
            case null, default -> {}
        }
        String message = Optional.ofNullable(mismatch.getOriginalMessage()).orElse("");
        if (message.startsWith("Trailing token")) {
            return Problems.MALFORMED_JSON;
        }
        return ABSENT.stream().anyMatch(message::startsWith) ? Problems.MISSING_FIELD : Problems.WRONG_TYPE;
    }
}
