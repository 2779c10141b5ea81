package io.mintmark.holder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;

/** The H2 file of a store: for its owner alone, and for one program at a time. */
final class StoreFile {
    private static final String SUFFIX = ".mv.db";

    /** Nothing that was committed waits in memory. */
    private static final String OPTIONS = ";IFEXISTS=TRUE;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

    private static final int IN_USE = 90020;
    private static final Set<PosixFilePermission> OWNERS_ALONE = PosixFilePermissions.fromString("rw-------");

    private final Path path;
    private final Path file;

    /** @param path of the file without its suffix {@code .mv.db} */
    StoreFile(Path path) {
        this.path = path;
        this.file = path.resolveSibling(path.getFileName() + SUFFIX);
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** Makes it, empty, and the folders to it. */
    void make() throws StoreException {
        makeFolder();
        makeFile();
    }

    private void makeFolder() throws StoreException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.createDirectories(folder);
            if (isPosix(folder)) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new StoreException("the folder " + folder + " cannot be made", e);
        }
    }

    /** Empty, and its owner's alone from the beginning: H2 would make it for everybody to read. */
    private void makeFile() throws StoreException {
        try {
            if (isPosix(file)) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNERS_ALONE));
            } else {
                Files.createFile(file);
            }
        } catch (IOException e) {
            throw new StoreException("the store cannot be made at " + file, e);
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Opens the database in it, which must be there. */
    Connection connect() throws StoreException {
        String absolute = path.toAbsolutePath().normalize().toString();
        if (absolute.contains(";")) {
            throw new StoreException("a store's path has no semicolon");
        }
        try {
            Connection connection = DriverManager.getConnection("jdbc:h2:file:" + absolute + OPTIONS);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            throw new StoreException(
                    e.getErrorCode() == IN_USE ? file + " is in use by another program" : file + " cannot be opened",
                    e);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
