package io.mintmark.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.ecash.PaymentRefusal;
import io.mintmark.ecash.TracingOrderRefusal;
import io.mintmark.ecash.WithdrawalRefusal;
import io.mintmark.ledger.Rejection;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EveryRefusalHasAProblemTest {
    private static List<String> codesOfTheLedger() throws ReflectiveOperationException {
        List<String> codes = new ArrayList<>();
        for (PaymentRefusal refusal : PaymentRefusal.values()) {
            codes.add(refusal.code());
        }
        for (WithdrawalRefusal refusal : WithdrawalRefusal.values()) {
            codes.add(refusal.code());
        }
        for (TracingOrderRefusal refusal : TracingOrderRefusal.values()) {
            codes.add(refusal.code());
        }
        for (Class<?> rejection : Rejection.class.getPermittedSubclasses()) {
            if (rejection != Rejection.PaymentRefused.class
                    && rejection != Rejection.WithdrawalRefused.class
                    && rejection != Rejection.OrderRefused.class) {
                codes.add(empty(rejection).code());
            }
        }
        return codes;
    }

    private static Rejection empty(Class<?> rejection) throws ReflectiveOperationException {
        Class<?>[] types = Arrays.stream(rejection.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Constructor<?> constructor = rejection.getDeclaredConstructor(types);
        return (Rejection) constructor.newInstance(
                Arrays.stream(types).map(type -> type == int.class ? 0 : null).toArray());
    }

    @Test
    void every_code_of_the_ledger_is_in_the_catalogue_and_nothing_else_is_said_to_be_the_ledgers() throws Exception {
        Set<String> known = new HashSet<>();
        LedgerProblems.ALL.forEach(problem -> known.add(problem.code()));
        assertEquals(new HashSet<>(codesOfTheLedger()), known);
        for (String code : codesOfTheLedger()) {
            assertEquals(code, Problems.of(code).orElseThrow().code());
        }
    }

    @Test
    void a_document_needs_no_escapes() {
        for (Problem problem : Problems.all()) {
            assertTrue(problem.code().matches("[a-z]+(-[a-z]+)*"), problem.code());
            assertTrue((problem.title() + problem.detail()).matches("[ -!#-\\[\\]-~]+"), problem.code());
            assertTrue(problem.detail().endsWith("."), problem.code());
            assertTrue(problem.status() >= 400 && problem.status() < 600, problem.code());
        }
    }

    @Test
    void every_code_is_there_once() {
        assertEquals(
                Problems.all().size(),
                Problems.all().stream().map(Problem::code).distinct().count());
    }
}
