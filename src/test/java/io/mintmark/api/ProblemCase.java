package io.mintmark.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.wire.DepositMessages;
import java.util.function.Supplier;

/**
 * A problem and the call over HTTP that meets it.
 *
 * @param status of the answer; with 200 the code stands beside the first payment of a deposit's result
 */
record ProblemCase(String code, int status, Supplier<ApiClient.Answer> call) {
    static ProblemCase of(String code, int status, Supplier<ApiClient.Answer> call) {
        return new ProblemCase(code, status, call);
    }

    String name() {
        return code + " " + status;
    }

    void run() {
        ApiClient.Answer answer = call.get().expect(status);
        if (status == 200) {
            assertEquals(
                    code,
                    answer.as(DepositMessages.Result.class)
                            .payments()
                            .getFirst()
                            .code());
        } else {
            answer.problem(code);
        }
    }
}
