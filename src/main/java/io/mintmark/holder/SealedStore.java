package io.mintmark.holder;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Randomness;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One H2 file with everything of a wallet or a till. Each entry is sealed under a key that only the passphrase opens; to
 * somebody with the file it shows how many entries of which kind and state there are, and no more. What is committed is on the
 * disk. One program at a time.
 */
public final class SealedStore implements AutoCloseable {
    /** Bytes of the largest entry, sealed. */
    static final int MAX_CONTENT = 4 * 1024 * 1024;

    private static final int VERSION = 1;
    private static final int SALT_SIZE = 16;

    private static final String VAULT = "create table vault (id integer primary key check (id = 1),"
            + " version integer not null, salt varbinary(16) not null, memory_kib integer not null,"
            + " passes integer not null, sealed_key varbinary(64) not null)";
    private static final String ENTRY = "create table entry (number bigint generated always as identity primary key,"
            + " kind varchar(32) not null, name varbinary(32) not null, state varchar(16) not null,"
            + " content varbinary(" + MAX_CONTENT + ") not null, unique (kind, name))";
    private static final String BY_STATE = "create index entry_by_state on entry (kind, state, number)";

    private final Connection connection;
    private final StoreKey key;
    private final Randomness randomness;
    private final Steps steps;

    private SealedStore(Connection connection, StoreKey key, Randomness randomness, Steps steps) {
        this.connection = connection;
        this.key = key;
        this.randomness = randomness;
        this.steps = steps;
    }

    /** A change of the store, whole or not at all. */
    public interface Work<T, E extends Exception> {
        /** Does it. */
        T run() throws E, StoreException;
    }

    /** An entry as it is stored. */
    record Entry(long number, String state, Bytes content) {}

    /**
     * Makes a new store.
     *
     * @param path of the file without its suffix {@code .mv.db}
     * @throws StoreException if there is one already, or none can be made
     */
    static SealedStore create(Path path, Passphrase passphrase, StoreKey.Cost cost, Randomness randomness, Steps steps)
            throws StoreException {
        StoreFile file = new StoreFile(path);
        if (file.exists()) {
            throw new StoreException(file + " exists already");
        }
        byte[] salt = randomness.bytes(SALT_SIZE);
        StoreKey key = new StoreKey(randomness.bytes(StoreKey.SIZE));
        byte[] sealedKey = StoreKey.derive(passphrase, salt, cost).seal(key.value(), context(salt, cost), randomness);
        file.make();
        Connection connection = file.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute(VAULT);
            statement.execute(ENTRY);
            statement.execute(BY_STATE);
            try (PreparedStatement vault =
                    connection.prepareStatement("insert into vault values (1, " + VERSION + ", ?, ?, ?, ?)")) {
                vault.setBytes(1, salt);
                vault.setInt(2, cost.memoryKib());
                vault.setInt(3, cost.passes());
                vault.setBytes(4, sealedKey);
                vault.executeUpdate();
            }
            SealedStore store = new SealedStore(connection, key, randomness, steps);
            store.commit();
            return store;
        } catch (SQLException e) {
            close(connection);
            throw new StoreException("the store cannot be made at " + path, e);
        }
    }

    /**
     * Opens a store.
     *
     * @throws StoreException if there is none, another program uses it, or the passphrase is wrong
     */
    static SealedStore open(Path path, Passphrase passphrase, Randomness randomness, Steps steps)
            throws StoreException {
        StoreFile file = new StoreFile(path);
        if (!file.exists()) {
            throw new StoreException("there is no " + file + ": make one with 'init' or 'restore'");
        }
        Connection connection = file.connect();
        try (Statement statement = connection.createStatement();
                ResultSet vault = statement.executeQuery("select * from vault")) {
            if (!vault.next() || vault.getInt("version") != VERSION) {
                throw new StoreException(file + " is no store of this version");
            }
            byte[] salt = vault.getBytes("salt");
            StoreKey.Cost cost = new StoreKey.Cost(vault.getInt("memory_kib"), vault.getInt("passes"));
            byte[] opened =
                    StoreKey.derive(passphrase, salt, cost).open(vault.getBytes("sealed_key"), context(salt, cost));
            return new SealedStore(connection, new StoreKey(opened), randomness, steps);
        } catch (VerificationFailedException | IllegalArgumentException e) {
            close(connection);
            throw new StoreException("the passphrase is wrong, or somebody changed the store", e);
        } catch (SQLException e) {
            close(connection);
            throw new StoreException(file + " is no store", e);
        } catch (StoreException e) {
            close(connection);
            throw e;
        }
    }

    /** Whether there is a store, or something in its place. */
    public static boolean exists(Path path) {
        return new StoreFile(path).exists();
    }

    private static Items context(byte[] salt, StoreKey.Cost cost) {
        return Items.of(Domain.STORE_KEY).add(salt).add(cost.memoryKib()).add(cost.passes());
    }

    /**
     * Does a work whole or not at all; it is on the disk when this returns.
     *
     * @throws StoreException if it cannot be written: nothing of it is then
     */
    public <T, E extends Exception> T write(Work<T, E> work) throws E, StoreException {
        boolean done = false;
        try {
            T result = work.run();
            steps.at("before commit");
            commit();
            done = true;
            steps.at("after commit");
            return result;
        } finally {
            if (!done) {
                rollBack();
            }
        }
    }

    private void commit() throws StoreException {
        try (Statement statement = connection.createStatement()) {
            connection.commit();
            statement.execute("checkpoint sync");
        } catch (SQLException e) {
            throw new StoreException("the store cannot be written", e);
        }
    }

    private void rollBack() throws StoreException {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new StoreException("the store cannot be written", e);
        }
    }

    Optional<Entry> find(String kind, Bytes id) throws StoreException {
        String sql = "select number, name, state, content from entry where kind = ? and name = ?";
        return entries(sql, kind, name(kind, id)).stream().findFirst();
    }

    /** In the order in which they were first put. */
    List<Entry> all(String kind) throws StoreException {
        return entries("select number, name, state, content from entry where kind = ? order by number", kind);
    }

    List<Entry> all(String kind, String state) throws StoreException {
        String sql = "select number, name, state, content from entry where kind = ? and state = ? order by number";
        return entries(sql, kind, state);
    }

    private List<Entry> entries(String sql, Object... arguments) throws StoreException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                select.setObject(i + 1, arguments[i]);
            }
            List<Entry> entries = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(entry((String) arguments[0], row));
                }
            }
            return entries;
        } catch (SQLException e) {
            throw new StoreException("the store cannot be read", e);
        }
    }

    private Entry entry(String kind, ResultSet row) throws SQLException, StoreException {
        String state = row.getString("state");
        try {
            byte[] content = key.open(row.getBytes("content"), context(kind, row.getBytes("name"), state));
            return new Entry(row.getLong("number"), state, Bytes.copyOf(content));
        } catch (VerificationFailedException e) {
            throw new StoreException("somebody changed an entry of the store", e);
        }
    }

    /** Inside {@link #write}: a new entry, or a new state and content of one that is there. */
    void put(String kind, Bytes id, String state, byte[] content) throws StoreException {
        byte[] name = name(kind, id);
        byte[] sealed = key.seal(content, context(kind, name, state), randomness);
        if (sealed.length > MAX_CONTENT) {
            throw new StoreException("an entry is too large");
        }
        try (PreparedStatement update =
                connection.prepareStatement("update entry set state = ?, content = ? where kind = ? and name = ?")) {
            update.setString(1, state);
            update.setBytes(2, sealed);
            update.setString(3, kind);
            update.setBytes(4, name);
            if (update.executeUpdate() == 0) {
                insert(kind, name, state, sealed);
            }
        } catch (SQLException e) {
            throw new StoreException("the store cannot be written", e);
        }
    }

    private void insert(String kind, byte[] name, String state, byte[] sealed) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into entry (kind, name, state, content) values (?, ?, ?, ?)")) {
            insert.setString(1, kind);
            insert.setBytes(2, name);
            insert.setString(3, state);
            insert.setBytes(4, sealed);
            insert.executeUpdate();
        }
    }

    private byte[] name(String kind, Bytes id) {
        return key.name(new Items().add(kind).add(id));
    }

    private static Items context(String kind, byte[] name, String state) {
        return Items.of(Domain.STORE_ENTRY).add(kind).add(name).add(state);
    }

    private static void close(Connection connection) throws StoreException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StoreException("the store cannot be closed", e);
        }
    }

    @Override
    public void close() throws StoreException {
        close(connection);
    }
}
