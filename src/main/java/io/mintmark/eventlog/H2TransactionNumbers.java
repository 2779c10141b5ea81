package io.mintmark.eventlog;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * H2 does not tell which transactions are open, so this process counts them itself, which is right as long as it is the only
 * one: H2 locks its file, and the settings that share it are refused.
 */
final class H2TransactionNumbers implements TransactionNumbers {
    private static final Logger LOG = LoggerFactory.getLogger(H2TransactionNumbers.class);

    /** By database, so that two users of one database in this process have one count. */
    private static final Map<String, OpenTransactions> ALL = new ConcurrentHashMap<>();

    private final OpenTransactions transactions;

    private H2TransactionNumbers(OpenTransactions transactions) {
        this.transactions = transactions;
    }

    static H2TransactionNumbers continuing(JdbcTemplate database, String jdbcUrl) {
        String connectedUrl = Objects.requireNonNull(database.execute((ConnectionCallback<String>)
                connection -> connection.getMetaData().getURL()));
        requireEmbedded(jdbcUrl);
        requireEmbedded(connectedUrl);
        String path = database.queryForObject("select database_path()", String.class);
        OpenTransactions transactions =
                ALL.computeIfAbsent(path == null ? connectedUrl : path, any -> new OpenTransactions());
        Long stored = database.queryForObject("""
                select greatest(
                    (select coalesce(max(transaction_number), 0) from event),
                    (select transaction_number from seal_head))""", Long.class);
        transactions.continueAbove(Objects.requireNonNull(stored));
        return new H2TransactionNumbers(transactions);
    }

    private static void requireEmbedded(String jdbcUrl) {
        String url = jdbcUrl.toLowerCase(Locale.ROOT).replace(" ", "");
        if (url.startsWith("jdbc:h2:tcp:")
                || url.startsWith("jdbc:h2:ssl:")
                || url.contains("auto_server=true")
                || url.contains("file_lock=no")) {
            throw new IllegalArgumentException("H2 is for one process: use a file without AUTO_SERVER or FILE_LOCK=NO,"
                    + " or PostgreSQL for more than one");
        }
    }

    @Override
    public Expression ofThisTransaction() {
        return new Expression("?", numberOfThisTransaction());
    }

    private long numberOfThisTransaction() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Release.class::isInstance)
                .map(Release.class::cast)
                .filter(release -> release.transactions == transactions)
                .findAny()
                .orElseGet(this::begin)
                .number;
    }

    private Release begin() {
        Release release = new Release(transactions, transactions.begin());
        TransactionSynchronizationManager.registerSynchronization(release);
        return release;
    }

    @Override
    public Expression horizon() {
        return new Expression("?", transactions.horizon());
    }

    /** Ends the transaction's number with the transaction, and belongs to it when another is opened inside it. */
    private static final class Release implements TransactionSynchronization {
        private final OpenTransactions transactions;
        private final long number;

        Release(OpenTransactions transactions, long number) {
            this.transactions = transactions;
            this.number = number;
        }

        @Override
        public void afterCompletion(int status) {
            if (status == STATUS_UNKNOWN) {
                // Neither committed nor rolled back as far as anybody knows: it must not be passed.
                LOG.error("Transaction {} ended nobody knows how: nothing is sealed until the next start", number);
            } else {
                transactions.end(number);
            }
        }
    }
}
