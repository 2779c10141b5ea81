package io.mintmark.crypto.sigma;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.sigma.LinearRelation.Equation;
import io.mintmark.crypto.sigma.LinearRelation.ImageTerm;
import io.mintmark.crypto.sigma.LinearRelation.Term;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what {@link LinearRelation#serialize} writes. Only vector files carry relations as bytes, so only tests read them.
 * All rules about the content are left to LinearRelation: the elements are whatever follows the equations.
 */
final class SerializedRelation {
    private final ByteBuffer in;

    private SerializedRelation(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static LinearRelation parse(byte[] bytes) throws MalformedException, VerificationFailedException {
        return new SerializedRelation(bytes).read();
    }

    private LinearRelation read() throws MalformedException, VerificationFailedException {
        List<Equation> equations = new ArrayList<>();
        for (int rows = count(); rows > 0; rows--) {
            List<ImageTerm> image = new ArrayList<>();
            for (int n = count(); n > 0; n--) {
                image.add(new ImageTerm(count(), scalar()));
            }
            List<Term> terms = new ArrayList<>();
            for (int n = count(); n > 0; n--) {
                terms.add(new Term(count(), count(), scalar()));
            }
            equations.add(new Equation(image, terms));
        }
        List<Point> elements = new ArrayList<>(List.of(Point.BASE));
        while (in.hasRemaining()) {
            elements.add(Point.decode(take(Point.SIZE)));
        }
        return new LinearRelation(elements, equations);
    }

    private int count() throws MalformedException {
        int value = ByteBuffer.wrap(take(Integer.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
        if (value < 0 || value > 1000) {
            throw new MalformedException("a count beyond all official vectors");
        }
        return value;
    }

    private Scalar scalar() throws MalformedException {
        return Scalar.decode(take(Scalar.SIZE));
    }

    private byte[] take(int size) throws MalformedException {
        if (in.remaining() < size) {
            throw new MalformedException("truncated relation");
        }
        byte[] bytes = new byte[size];
        in.get(bytes);
        return bytes;
    }
}
