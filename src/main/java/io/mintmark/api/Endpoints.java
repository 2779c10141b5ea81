package io.mintmark.api;

import static io.mintmark.api.Party.ANYBODY;
import static io.mintmark.api.Party.AUDITOR;
import static io.mintmark.api.Party.COMPLIANCE;
import static io.mintmark.api.Party.HOLDER;
import static io.mintmark.api.Party.LOOPBACK;
import static io.mintmark.api.Party.OPERATOR;
import static io.mintmark.api.Party.TELLER;
import static io.mintmark.api.Party.TRUSTEE;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.server.PathContainer;

/**
 * Every call there is, and who may make it. What is not in this table is not there for anybody, whatever controllers exist.
 */
public final class Endpoints {
    private static final int KIB = 1024;

    /** Bytes of a small command: some texts, a certification request. */
    private static final int SMALL = 16 * KIB;

    /** A withdrawal's request with 256 coins, in base64url. */
    private static final int WITHDRAWAL = 256 * KIB;

    /** A deposit with as many payments and coins as the bank takes at once, in base64url. */
    private static final int DEPOSIT = 2048 * KIB;

    /** The transcript of a ceremony of 64 trustees, in base64url. */
    private static final int TRANSCRIPT = 512 * KIB;

    /** A scalar for each of 256 coins. */
    private static final int SMALL_OF_EACH_COIN = 32 * KIB;

    private static final List<Endpoint> ALL = List.of(
            get("/v1/info", Cost.READ, ANYBODY),
            get("/v1/keys", Cost.READ, ANYBODY),
            get("/v1/circulation", Cost.READ, ANYBODY),
            get("/v1/spent/{prefix}", Cost.HEAVY, ANYBODY),
            get("/v1/log/checkpoint", Cost.READ, ANYBODY),
            get("/v1/log/checkpoints", Cost.WRITE, ANYBODY),
            get("/v1/log/tile/{level}/{*tile}", Cost.READ, ANYBODY),
            get("/v1/log/proofs/inclusion", Cost.READ, ANYBODY),
            get("/v1/log/proofs/consistency", Cost.READ, ANYBODY),
            get("/v1/log/entries", Cost.WRITE, AUDITOR),
            post("/v1/log/cosignatures", SMALL, Cost.WRITE, ANYBODY),
            post("/v1/accounts/nonces", SMALL, Cost.WRITE, TELLER),
            post("/v1/accounts", SMALL, Cost.WRITE, TELLER),
            getOwn("/v1/accounts/{id}", Cost.READ, TELLER, AUDITOR),
            getOwn("/v1/accounts/{id}/statement", Cost.WRITE, TELLER, AUDITOR),
            post("/v1/accounts/{id}/cash-ins", SMALL, Cost.WRITE, TELLER),
            post("/v1/accounts/{id}/cash-outs", SMALL, Cost.WRITE, TELLER),
            post("/v1/accounts/{id}/freeze", SMALL, Cost.WRITE, COMPLIANCE),
            post("/v1/accounts/{id}/unfreeze", SMALL, Cost.WRITE, COMPLIANCE),
            post("/v1/accounts/{id}/close", SMALL, Cost.WRITE, COMPLIANCE),
            post("/v1/accounts/{id}/licence", SMALL, Cost.WRITE, TELLER),
            post("/v1/accounts/{id}/licence/revoke", SMALL, Cost.WRITE, COMPLIANCE),
            post("/v1/denominations", SMALL, Cost.WRITE, OPERATOR),
            post("/v1/denominations/{keyId}/revoke", SMALL, Cost.WRITE, OPERATOR),
            postOwn("/v1/withdrawals", WITHDRAWAL),
            postOwn("/v1/withdrawals/{id}/challenges", WITHDRAWAL),
            getOwn("/v1/withdrawals", Cost.WRITE, AUDITOR),
            getOwn("/v1/withdrawals/{id}", Cost.READ, AUDITOR),
            postOwn("/v1/deposits", DEPOSIT),
            getOwn("/v1/deposits/{id}", Cost.READ, AUDITOR),
            getOwn("/v1/payments/{id}", Cost.READ, AUDITOR),
            get("/v1/coins/{serial}", Cost.READ, COMPLIANCE, AUDITOR),
            get("/v1/double-spends", Cost.WRITE, COMPLIANCE, AUDITOR),
            get("/v1/double-spends/{serial}", Cost.READ, COMPLIANCE, AUDITOR),
            get("/v1/trustees", Cost.READ, ANYBODY),
            post("/v1/trustees", TRANSCRIPT, Cost.WRITE, OPERATOR),
            get("/v1/tracing-statistics", Cost.READ, ANYBODY),
            post("/v1/tracing-orders", SMALL, Cost.HEAVY, COMPLIANCE),
            get("/v1/tracing-orders", Cost.WRITE, TRUSTEE, COMPLIANCE, AUDITOR),
            get("/v1/tracing-orders/{id}", Cost.READ, TRUSTEE, COMPLIANCE, AUDITOR),
            get("/v1/tracing-orders/{id}/evidence", Cost.READ, TRUSTEE, COMPLIANCE, AUDITOR),
            get("/v1/tracing-orders/{id}/results", Cost.READ, COMPLIANCE, AUDITOR),
            post("/v1/tracing-orders/{id}/shares", WITHDRAWAL, Cost.HEAVY, TRUSTEE),
            post("/v1/tracing-orders/{id}/refusals", SMALL, Cost.WRITE, TRUSTEE),
            postOwn("/v1/accounts/{id}/stolen-coins", SMALL_OF_EACH_COIN),
            post("/v1/coins/{serial}/release", SMALL, Cost.WRITE, COMPLIANCE),
            get("/v1/watched-deposits", Cost.WRITE, COMPLIANCE, AUDITOR),
            get("/v1/views", Cost.READ, OPERATOR, AUDITOR),
            post("/v1/views/{view}/rebuild", SMALL, Cost.WRITE, OPERATOR),
            get("/openapi.json", Cost.READ, ANYBODY),
            get("/openapi.json/swagger-config", Cost.READ, ANYBODY),
            get("/docs", Cost.READ, ANYBODY),
            get("/docs/{*page}", Cost.READ, ANYBODY),
            get("/health/live", Cost.FREE, ANYBODY),
            get("/health/ready", Cost.FREE, ANYBODY),
            get("/metrics", Cost.FREE, LOOPBACK, OPERATOR));

    private Endpoints() {}

    private static Endpoint get(String path, Cost cost, Party... parties) {
        return Endpoint.of("GET", path, Set.of(parties), false, 0, cost);
    }

    private static Endpoint getOwn(String path, Cost cost, Party staff, Party... more) {
        return Endpoint.of("GET", path, withHolder(staff, more), true, 0, cost);
    }

    private static Endpoint post(String path, int maxBodyBytes, Cost cost, Party party) {
        return Endpoint.of("POST", path, Set.of(party), false, maxBodyBytes, cost);
    }

    private static Endpoint postOwn(String path, int maxBodyBytes) {
        return Endpoint.of("POST", path, Set.of(HOLDER), true, maxBodyBytes, Cost.HEAVY);
    }

    private static Set<Party> withHolder(Party staff, Party... more) {
        Set<Party> parties = EnumSet.of(HOLDER, staff);
        parties.addAll(List.of(more));
        return parties;
    }

    /** The whole table. */
    public static List<Endpoint> all() {
        return ALL;
    }

    /**
     * The rows of this path, one for each of its methods.
     *
     * @param path as requested, with its percent escapes
     */
    public static List<Endpoint> at(String path) {
        PathContainer requested = PathContainer.parsePath(path);
        return ALL.stream().filter(endpoint -> endpoint.hasPath(requested)).toList();
    }
}
