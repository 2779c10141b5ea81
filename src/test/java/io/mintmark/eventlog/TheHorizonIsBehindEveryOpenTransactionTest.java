package io.mintmark.eventlog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** The count that stands in for H2's own. */
class TheHorizonIsBehindEveryOpenTransactionTest {
    @TempDir
    Path directory;

    @Test
    void the_horizon_is_the_oldest_open_number_or_else_the_next() {
        OpenTransactions transactions = new OpenTransactions();
        transactions.continueAbove(10);
        assertEquals(11, transactions.horizon());
        long first = transactions.begin();
        long second = transactions.begin();
        long third = transactions.begin();
        assertEquals(List.of(11L, 12L, 13L), List.of(first, second, third));
        transactions.end(second);
        assertEquals(11, transactions.horizon());
        transactions.end(first);
        assertEquals(13, transactions.horizon());
        transactions.end(third);
        assertEquals(14, transactions.horizon());
        transactions.continueAbove(5);
        assertEquals(14, transactions.begin());
    }

    @Test
    void a_transaction_has_one_number_and_another_one_inside_it_its_own() {
        try (TestDatabase database = TestDatabase.Kind.H2.create(directory);
                Node node = Node.on(database)) {
            TransactionTemplate inner = new TransactionTemplate(database.transactions());
            inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            node.inTransaction(() -> {
                node.log().streams().append(List.of(Node.first(1)));
                inner.executeWithoutResult(status -> node.log().streams().append(List.of(Node.first(2))));
                node.log().streams().append(List.of(Node.first(3)));
                assertEquals(0, node.sealed().seal());
            });
            assertEquals(3, node.sealed().seal());
            assertEquals(
                    List.of("stream/1", "stream/3", "stream/2"),
                    node.sealed().read(0, 10).stream().map(SealedEvent::stream).toList());
        }
    }

    @Test
    void two_users_of_one_database_in_this_process_have_one_count() throws Exception {
        try (TestDatabase database = TestDatabase.Kind.H2.create(directory);
                Node node = Node.on(database);
                TestDatabase sameDatabase = database.another();
                Node other = Node.on(sameDatabase)) {
            LateTransaction late = LateTransaction.begin(node, List.of(Node.first(1)), List.of());
            other.append(Node.first(2));
            assertEquals(0, other.sealed().seal());
            late.commit();
            assertEquals(2, other.sealed().seal());
        }
    }

    /** The events may be there or may still come: nothing behind them may be read. */
    @Test
    void a_transaction_whose_end_is_unknown_is_not_passed() {
        try (TestDatabase database = TestDatabase.Kind.H2.create(directory);
                Node node = Node.on(database)) {
            var transaction = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()) {
                private static final long serialVersionUID = 1L;

                @Override
                protected void doCommit(DefaultTransactionStatus status) {
                    super.doCommit(status);
                    throw new TransactionSystemException("no answer");
                }
            });
            assertThrows(
                    TransactionSystemException.class,
                    () -> transaction.executeWithoutResult(
                            status -> node.log().streams().append(List.of(Node.first(1)))));
            node.append(Node.first(2));
            assertEquals(2, node.count("event"));
            assertEquals(0, node.sealed().seal());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:tcp://localhost/~/ledger",
                "jdbc:h2:ssl://localhost/~/ledger",
                "jdbc:h2:file:./ledger;AUTO_SERVER=TRUE",
                "jdbc:h2:file:./ledger;MODE=PostgreSQL;auto_server = true",
                "jdbc:h2:file:./ledger;FILE_LOCK=NO"
            })
    void settings_of_h2_that_let_other_processes_in_are_refused(String url) {
        try (TestDatabase database = TestDatabase.Kind.H2.create(directory)) {
            var refusal = assertThrows(
                    IllegalArgumentException.class,
                    () -> TransactionNumbers.of(database.dataSource(), database.transactions(), url));
            assertTrue(refusal.getMessage().startsWith("H2 is for one process"), refusal.getMessage());
        }
    }
}
