package io.mintmark.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * A small file for its owner's eyes only. It has mode 0600 from its first moment, appears at once and whole, and is on the disk
 * when a method returns: it is written beside its place, forced to the disk, and then linked or moved there.
 */
final class SecretFile {
    private static final Set<PosixFilePermission> FILE_MODE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER_MODE = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER = FOLDER_MODE;

    private final Path path;
    private final Path folder;
    private final boolean posix;

    SecretFile(Path path) {
        this.path = path.toAbsolutePath();
        Path parent = this.path.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("a folder's path is no file's");
        }
        this.folder = parent;
        this.posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Whether anything has this name, be it only a symbolic link to nowhere. */
    boolean exists() throws IOException {
        try {
            Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (NoSuchFileException e) {
            return false; // and any other failure is one: what cannot be seen may be there
        }
    }

    /** @throws IOException if it is longer, is not a regular file, or others than its owner may do anything with it */
    byte[] read(int maxSize) throws IOException {
        requireOwnersOnly();
        ByteBuffer content = ByteBuffer.allocate(maxSize + 1);
        try (FileChannel channel = FileChannel.open(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            while (content.hasRemaining() && channel.read(content) >= 0) {
                // until the end, or one byte too many
            }
        }
        if (!content.hasRemaining()) {
            throw new IOException(path + " is longer than " + maxSize + " bytes");
        }
        byte[] read = new byte[content.flip().remaining()];
        content.get(read);
        return read;
    }

    private void requireOwnersOnly() throws IOException {
        BasicFileAttributes attributes = posix
                ? Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                : Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new IOException(path + " is not a regular file; links are not followed");
        }
        if (attributes instanceof PosixFileAttributes owned && !OWNER.containsAll(owned.permissions())) {
            throw new IOException(path + " is open to others than its owner; chmod 600 it, if nobody has read it");
        }
    }

    /** @throws FileAlreadyExistsException if there is anything of this name: it stays as it is */
    void create(byte[] content) throws IOException {
        put(content, written -> Files.createLink(path, written)); // unlike a move, a link never replaces
    }

    /** Puts {@code content} in the place of whatever has this name. */
    void replace(byte[] content) throws IOException {
        put(content, written -> Files.move(written, path, StandardCopyOption.ATOMIC_MOVE));
    }

    /**
     * For what a library writes: it finds the file there, empty, and nobody else may do anything with it. One that is there
     * already keeps its content; others lose their rights.
     */
    void reserve() throws IOException {
        try {
            create(new byte[0]);
        } catch (FileAlreadyExistsException e) {
            if (posix && !OWNER.containsAll(Files.getPosixFilePermissions(path))) {
                Files.setPosixFilePermissions(path, FILE_MODE);
            }
        }
    }

    private interface Placing {
        void place(Path written) throws IOException;
    }

    private void put(byte[] content, Placing placing) throws IOException {
        makeFolder(folder);
        Path written = Files.createTempFile(folder, "." + path.getFileName(), ".new", mode(FILE_MODE));
        try {
            try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            placing.place(written);
        } finally {
            Files.deleteIfExists(written);
        }
        force(folder);
    }

    private void makeFolder(Path wanted) throws IOException {
        if (Files.isDirectory(wanted)) {
            return;
        }
        Path parent = wanted.getParent();
        if (parent != null) {
            makeFolder(parent);
            try {
                Files.createDirectory(wanted, mode(FOLDER_MODE));
            } catch (FileAlreadyExistsException e) {
                if (!Files.isDirectory(wanted)) {
                    throw e;
                }
            }
            force(parent);
        }
    }

    private FileAttribute<?>[] mode(Set<PosixFilePermission> permissions) {
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(EnumSet.copyOf(permissions))}
                : new FileAttribute<?>[0];
    }

    /** A name is on the disk when its folder is; only POSIX systems can be asked for that. */
    private void force(Path directory) throws IOException {
        if (posix) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
