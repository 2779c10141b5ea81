package io.mintmark.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.ecash.PaymentRefusal;
import io.mintmark.ecash.WithdrawalRefusal;
import io.mintmark.ledger.Problems.Entry;
import io.mintmark.ledger.account.AccountCommand;
import io.mintmark.ledger.denomination.DenominationCommand;
import io.mintmark.ledger.deposit.DepositCommand;
import io.mintmark.ledger.tracing.TracingCommand;
import io.mintmark.ledger.withdrawal.WithdrawalCommand;
import io.mintmark.money.Money;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EveryRejectionIsExplainedTest {
    private static final Problems PROBLEMS = Problems.read();
    private static final List<Rejection> REJECTIONS = Arrays.stream(Rejection.class.getPermittedSubclasses())
            .flatMap(EveryRejectionIsExplainedTest::each)
            .toList();

    /** One of each rejection, and where it wraps a reason, one for each reason. */
    private static Stream<Rejection> each(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components.length == 1 && components[0].getType().isEnum()) {
            return Arrays.stream(components[0].getType().getEnumConstants())
                    .map(reason -> create(type, components, List.of(reason)));
        }
        return Stream.of(create(
                type,
                components,
                Arrays.stream(components)
                        .map(component -> anything(component.getType()))
                        .toList()));
    }

    private static Rejection create(Class<?> type, RecordComponent[] components, List<?> arguments) {
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return (Rejection) type.getDeclaredConstructor(types).newInstance(arguments.toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " is not made of its components", e);
        }
    }

    private static Object anything(Class<?> type) {
        Map<Class<?>, Object> values = Map.of(int.class, 1, String.class, "why", Money.class, TestLedger.cents(1));
        return values.get(type);
    }

    /** Which kinds of rejection have this code. */
    private static Map<String, Set<Class<?>>> kindsByCode() {
        return REJECTIONS.stream()
                .collect(Collectors.groupingBy(
                        Rejection::code, TreeMap::new, Collectors.mapping(Rejection::getClass, Collectors.toSet())));
    }

    private static Set<String> entries() {
        return PROBLEMS.entries().stream().map(Entry::code).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_code_has_an_entry_and_every_entry_a_code() {
        assertEquals(kindsByCode().keySet(), entries());
    }

    @Test
    void no_code_is_explained_twice() {
        assertEquals(entries().size(), PROBLEMS.entries().size());
    }

    @Test
    void every_reason_of_the_protocol_is_one_of_the_ledgers_too() {
        Set<String> codes = kindsByCode().keySet();
        assertTrue(codes.containsAll(
                Stream.of(PaymentRefusal.values()).map(PaymentRefusal::code).toList()));
        assertTrue(codes.containsAll(Stream.of(WithdrawalRefusal.values())
                .map(WithdrawalRefusal::code)
                .toList()));
    }

    @Test
    void a_code_is_in_kebab_case() {
        kindsByCode().keySet().forEach(code -> assertTrue(code.matches("[a-z]+(-[a-z]+)*"), code));
    }

    /** Rejections of one kind never share a code; of several kinds they do where the catalogue says it of both. */
    @Test
    void a_code_is_one_rejections_own_unless_it_means_the_same_everywhere() {
        assertEquals(
                REJECTIONS.size(),
                REJECTIONS.stream()
                        .map(rejection -> rejection.getClass() + rejection.code())
                        .distinct()
                        .count());
        Set<String> shared = kindsByCode().entrySet().stream()
                .filter(code -> code.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                PROBLEMS.entries().stream()
                        .filter(entry -> entry.section().equals("Of commands and of payments"))
                        .map(Entry::code)
                        .collect(Collectors.toCollection(TreeSet::new)),
                shared);
        assertEquals(Set.of("invalid-proof", "other-parameters", "wrong-currency"), shared);
    }

    @Test
    void every_entry_says_when_and_what_to_do_with_a_status_that_is_explained() {
        for (Entry entry : PROBLEMS.entries()) {
            assertTrue(PROBLEMS.statuses().containsAll(entry.statuses()), entry.toString());
            assertFalse(entry.when().isBlank() || entry.remedy().isBlank(), entry.toString());
        }
    }

    @Test
    void what_is_said_of_a_payment_does_not_fail_the_deposit() {
        Set<String> ofPayments = Set.copyOf(PROBLEMS.order().get("DepositPayments, each payment"));
        for (Entry entry : PROBLEMS.entries()) {
            assertEquals(ofPayments.contains(entry.code()), entry.statuses().contains("200"), entry.toString());
        }
    }

    private static Stream<Class<?>> commands(Class<?> vocabulary) {
        return vocabulary.isSealed()
                ? Arrays.stream(vocabulary.getPermittedSubclasses()).flatMap(EveryRejectionIsExplainedTest::commands)
                : Stream.of(vocabulary);
    }

    @Test
    void every_command_has_its_order_and_every_code_its_place_in_one() {
        Set<String> commands = Stream.of(
                        AccountCommand.class,
                        DenominationCommand.class,
                        WithdrawalCommand.class,
                        DepositCommand.class,
                        TracingCommand.class)
                .flatMap(EveryRejectionIsExplainedTest::commands)
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                commands,
                PROBLEMS.order().keySet().stream()
                        .map(command -> command.replaceFirst(",.*", ""))
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertEquals(
                entries(),
                PROBLEMS.order().values().stream()
                        .flatMap(List::stream)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
