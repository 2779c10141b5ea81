package io.mintmark.config;

import io.mintmark.api.Role;
import io.mintmark.api.StaffTokens;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.ecash.ParamsId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Issues tokens to the bank's staff: for whoever may read its key file. */
public final class StaffTokenIssuer {
    private static final int TOKEN_ID_SIZE = 16;

    private final Path keyFile;
    private final Randomness randomness;

    /** @param keyFile of the bank, with its epoch beside it */
    public StaffTokenIssuer(Path keyFile, Randomness randomness) {
        this.keyFile = keyFile;
        this.randomness = randomness;
    }

    /**
     * One token.
     *
     * @param roles by their names in lower case
     * @throws IllegalArgumentException for an unknown role, or what no token may have
     */
    public String issue(ParamsId bank, String subject, Collection<String> roles, Duration lifetime, Instant now)
            throws IOException, MalformedException {
        Set<Role> known = roles.stream().map(StaffTokenIssuer::role).collect(Collectors.toSet());
        String tokenId = Bytes.copyOf(randomness.bytes(TOKEN_ID_SIZE)).hex();
        return StaffTokens.issue(
                KeyFile.at(keyFile).read().staffTokenKey(), bank, subject, known, now, lifetime, tokenId);
    }

    private static Role role(String name) {
        return Role.ofClaim(name)
                .orElseThrow(() -> new IllegalArgumentException("a role is teller, compliance, operator or auditor"));
    }
}
