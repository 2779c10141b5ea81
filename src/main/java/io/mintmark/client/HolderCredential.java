package io.mintmark.client;

import io.mintmark.crypto.group.Randomness;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.HolderToken;
import io.mintmark.ecash.ParamsId;
import io.mintmark.wire.Base64Url;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The identity key of an account, which signs a token for each attempt of a request. */
final class HolderCredential implements Credential {
    private static final Duration LIFETIME = Duration.ofSeconds(60);
    private static final int TOKEN_ID_SIZE = 16;

    private final SigningKey identity;
    private final AccountId account;
    private final ParamsId bank;
    private final Clock clock;
    private final Randomness randomness;

    HolderCredential(SigningKey identity, AccountId account, ParamsId bank, Clock clock, Randomness randomness) {
        this.identity = identity;
        this.account = account;
        this.bank = bank;
        this.clock = clock;
        this.randomness = randomness;
    }

    @Override
    public Optional<String> token(String method, String path, byte[] body) {
        String tokenId = Base64Url.text(randomness.bytes(TOKEN_ID_SIZE));
        return Optional.of(
                HolderToken.issue(identity, account, bank, clock.instant(), LIFETIME, tokenId, method, path, body));
    }
}
