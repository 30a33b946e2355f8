#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "core/identity/identity_ports.hpp"
#include "core/identity/one_time_codes.hpp"
#include "core/identity/passkey_verifier.hpp"
#include "core/identity/password_hasher.hpp"

namespace quorate::test {

using namespace core;

class FakeUsers final : public UserStore {
public:
    std::map<UserId, User> rows;

    std::optional<User> find(const UserId& id) override
    {
        const auto row = rows.find(id);
        return row == rows.end() ? std::nullopt : std::optional{row->second};
    }
    std::optional<User> find_by_email(const Email& email) override
    {
        for (const auto& [id, user] : rows)
            if (user.email == email) return user;
        return std::nullopt;
    }
    std::vector<User> of_authority(const AuthorityId& authority) override
    {
        std::vector<User> found;
        for (const auto& [id, user] : rows)
            if (user.authority == authority) found.push_back(user);
        return found;
    }
    Result<Done> add(const User& user) override
    {
        if (find_by_email(user.email)) return Refusal::already_exists;
        rows.emplace(user.id, user);
        return Done{};
    }
    Result<int> save(const User& user) override
    {
        User& row = rows.at(user.id);
        if (row.version != user.version) return Refusal::stale_version;
        row = user;
        return ++row.version;
    }
    void set_password_hash(const UserId& id, const std::string& hash) override
    {
        rows.at(id).password_hash = hash;
    }

    void save_password_duty(const User& user) override
    {
        rows.at(user.id).must_change_password = user.must_change_password;
    }

    std::map<UserId, AccountUse> uses;

    void note_signed_in(const User& user, Instant at) override
    {
        uses[user.id] = {.user = user.id, .signed_in_at = at};
    }
    std::optional<AccountUse> use_of(const UserId& id) override
    {
        const auto row = uses.find(id);
        return row == uses.end() ? std::nullopt : std::optional{row->second};
    }
    void begin_counting(Instant now) override
    {
        for (const auto& [id, user] : rows)
            if (user.active && !uses.contains(id)) note_signed_in(user, now);
    }
    std::vector<AccountUse> unused_since(Instant signed_in_by) override
    {
        std::vector<AccountUse> found;
        for (const auto& [id, use] : uses)
            if (!use.suspended_at && use.signed_in_at <= signed_in_by) found.push_back(use);
        return found;
    }
    bool save_use(const AccountUse& use) override
    {
        uses[use.user] = use;
        return true;
    }
    int open_administrators(const AuthorityId&) override { return 1; }
};

class FakeSessions final : public SessionStore {
public:
    std::map<std::string, Session> rows;

    void add(const Session& session) override { rows.emplace(session.token_hash, session); }
    std::optional<Session> find(const std::string& token_hash) override
    {
        const auto row = rows.find(token_hash);
        return row == rows.end() ? std::nullopt : std::optional{row->second};
    }
    std::vector<Session> of_user(const UserId& user) override
    {
        std::vector<Session> found;
        for (const auto& [hash, session] : rows)
            if (session.user == user) found.push_back(session);
        return found;
    }
    void touch(const std::string& token_hash, Instant seen_at) override
    {
        rows.at(token_hash).last_seen_at = seen_at;
    }
    void remove(const std::string& token_hash) override { rows.erase(token_hash); }
    void remove_all_of(const UserId& user, const std::string& except) override
    {
        std::erase_if(
            rows, [&](const auto& row) { return row.second.user == user && row.first != except; });
    }
    int remove_expired(Instant now) override
    {
        return static_cast<int>(
            std::erase_if(rows, [&](const auto& row) { return row.second.expires_at <= now; }));
    }
};

class FakeApiTokens final : public ApiTokenStore {
public:
    std::map<ApiTokenId, ApiToken> rows;

    void add(const ApiToken& token) override { rows.emplace(token.id, token); }
    std::optional<ApiToken> find(const ApiTokenId& id) override
    {
        const auto row = rows.find(id);
        return row == rows.end() ? std::nullopt : std::optional{row->second};
    }
    std::optional<ApiToken> find_by_hash(const std::string& token_hash) override
    {
        for (const auto& [id, token] : rows)
            if (token.token_hash == token_hash) return token;
        return std::nullopt;
    }
    std::vector<ApiToken> of_user(const UserId& user) override
    {
        std::vector<ApiToken> found;
        for (const auto& [id, token] : rows)
            if (token.user == user) found.push_back(token);
        return found;
    }
    void touch(const ApiTokenId& id, Instant used_at) override
    {
        rows.at(id).last_used_at = used_at;
    }
    void revoke(const ApiTokenId& id, Instant at) override { rows.at(id).revoked_at = at; }
    void revoke_all_of(const UserId& user, Instant at) override
    {
        for (auto& [id, token] : rows)
            if (token.user == user && !token.revoked_at) token.revoked_at = at;
    }
};

class FakeSignIns final : public SignInStore {
public:
    std::multimap<std::string, Instant> rows;

    void record_failure(const std::string& key_hash, Instant at) override
    {
        rows.emplace(key_hash, at);
    }
    int failures_since(const std::string& key_hash, Instant since) override
    {
        const auto [begin, end] = rows.equal_range(key_hash);
        return static_cast<int>(
            std::count_if(begin, end, [&](const auto& row) { return row.second >= since; }));
    }
    void forget_one(const std::string& key_hash, Instant at) override
    {
        const auto [begin, end] = rows.equal_range(key_hash);
        const auto row =
            std::find_if(begin, end, [&](const auto& each) { return each.second == at; });
        if (row != end) rows.erase(row);
    }
    void clear(const std::string& key_hash) override { rows.erase(key_hash); }
    int forget_before(Instant oldest) override
    {
        return static_cast<int>(
            std::erase_if(rows, [&](const auto& row) { return row.second < oldest; }));
    }

    struct Target {
        std::string network;
        std::string account;
        Instant at;
        bool operator==(const Target&) const = default;
    };
    std::vector<Target> targets;

    void record_target(const std::string& network, const std::string& account, Instant at) override
    {
        targets.push_back({network, account, at});
    }
    void forget_target(const std::string& network, const std::string& account, Instant at) override
    {
        const auto row = std::ranges::find(targets, Target{network, account, at});
        if (row != targets.end()) targets.erase(row);
    }
    FailureSpread spread_since(const std::string& network, Instant since) override
    {
        FailureSpread spread;
        std::set<std::string> all;
        std::set<std::string> here;
        for (const Target& each : targets) {
            if (each.at < since) continue;
            ++spread.failures;
            all.insert(each.account);
            if (each.network == network) here.insert(each.account);
        }
        spread.accounts = static_cast<int>(all.size());
        spread.network_accounts = static_cast<int>(here.size());
        return spread;
    }
};

class FakeWorkAccounts final : public WorkAccountStore {
public:
    std::map<std::string, WorkAccount> rows;

    std::optional<WorkAccount> find(const std::string& identity_hash) override
    {
        const auto row = rows.find(identity_hash);
        return row == rows.end() ? std::nullopt : std::optional{row->second};
    }
    std::optional<WorkAccount> of_user(const UserId& user) override
    {
        for (const auto& [hash, account] : rows)
            if (account.user == user) return account;
        return std::nullopt;
    }
    bool add(const WorkAccount& account) override
    {
        return !of_user(account.user) && rows.emplace(account.identity_hash, account).second;
    }
    bool remove_of(const UserId& user) override
    {
        return std::erase_if(rows, [&](const auto& row) { return row.second.user == user; }) > 0;
    }
};

class FakeSecondFactors final : public SecondFactorStore {
public:
    std::map<UserId, SecondFactor> rows;
    std::map<std::string, bool> recovery_codes;  // by hash: whether it was used
    std::map<std::string, SignInChallenge> challenges;
    std::vector<Role> demanded;

    std::optional<SecondFactor> find(const UserId& user) override
    {
        const auto row = rows.find(user);
        return row == rows.end() ? std::nullopt : std::optional{row->second};
    }
    void save(const SecondFactor& factor) override
    {
        const auto known = find(factor.user);
        SecondFactor kept = factor;
        if (known) kept.last_step = known->last_step;
        rows.insert_or_assign(factor.user, kept);
    }
    bool use_step(const UserId& user, std::int64_t step) override
    {
        const auto row = rows.find(user);
        if (row == rows.end() || row->second.last_step >= step) return false;
        row->second.last_step = step;
        return true;
    }
    void set_recovery_codes(const UserId&, const std::vector<std::string>& hashes, Instant) override
    {
        recovery_codes.clear();
        for (const std::string& hash : hashes)
            recovery_codes.emplace(hash, false);
    }
    bool use_recovery_code(const UserId&, const std::string& hash, Instant) override
    {
        const auto code = recovery_codes.find(hash);
        if (code == recovery_codes.end() || code->second) return false;
        return code->second = true;
    }
    int recovery_codes_left(const UserId&) override
    {
        return static_cast<int>(
            std::ranges::count_if(recovery_codes, [](const auto& code) { return !code.second; }));
    }
    std::vector<Role> demanded_of(const AuthorityId&) override { return demanded; }
    void set_demanded_of(const AuthorityId&, const std::vector<Role>& roles) override
    {
        demanded = roles;
    }
    void add(const SignInChallenge& challenge) override
    {
        challenges.emplace(challenge.token_hash, challenge);
    }
    std::optional<SignInChallenge> find_challenge(const std::string& token_hash) override
    {
        const auto row = challenges.find(token_hash);
        return row == challenges.end() ? std::nullopt : std::optional{row->second};
    }
    int count_try(const std::string& token_hash) override
    {
        const auto row = challenges.find(token_hash);
        return row == challenges.end() ? 0 : ++row->second.tries;
    }
    void remove_challenge(const std::string& token_hash) override { challenges.erase(token_hash); }
    void remove_challenges_of(const UserId& user) override
    {
        std::erase_if(challenges, [&](const auto& row) { return row.second.user == user; });
    }
    int forget_challenges_before(Instant now) override
    {
        return static_cast<int>(std::erase_if(
            challenges, [&](const auto& row) { return row.second.expires_at <= now; }));
    }
};

class FakePasskeys final : public PasskeyStore {
public:
    std::map<PasskeyId, Passkey> rows;
    std::map<std::string, PasskeyChallenge> challenges;

    bool add(const Passkey& passkey) override
    {
        if (find_by_credential(passkey.credential)) return false;
        return rows.emplace(passkey.id, passkey).second;
    }
    std::optional<Passkey> find(const PasskeyId& id) override
    {
        const auto row = rows.find(id);
        return row == rows.end() ? std::nullopt : std::optional{row->second};
    }
    std::optional<Passkey> find_by_credential(const std::string& credential) override
    {
        for (const auto& [id, passkey] : rows)
            if (passkey.credential == credential) return passkey;
        return std::nullopt;
    }
    std::vector<Passkey> of_user(const UserId& user) override
    {
        std::vector<Passkey> found;
        for (const auto& [id, passkey] : rows)
            if (passkey.user == user) found.push_back(passkey);
        return found;
    }
    bool use(const PasskeyId& id, std::int64_t signatures, Instant at) override
    {
        Passkey& row = rows.at(id);
        const bool counts_none = signatures == 0 && row.signatures == 0;
        if (!counts_none && signatures <= row.signatures) return false;
        row.signatures = signatures;
        row.used_at = at;
        return true;
    }
    void remove(const PasskeyId& id) override { rows.erase(id); }
    void remove_all_of(const UserId& user) override
    {
        std::erase_if(rows, [&](const auto& row) { return row.second.user == user; });
    }
    void add(const PasskeyChallenge& challenge) override
    {
        challenges.insert_or_assign(challenge.holder, challenge);
    }
    std::optional<PasskeyChallenge> take_challenge(const std::string& holder) override
    {
        const auto row = challenges.find(holder);
        if (row == challenges.end()) return std::nullopt;
        const PasskeyChallenge challenge = row->second;
        challenges.erase(row);
        return challenge;
    }
    int forget_challenges_before(Instant now) override
    {
        return static_cast<int>(std::erase_if(
            challenges, [&](const auto& row) { return row.second.expires_at <= now; }));
    }
};

/// Takes a passkey whose data is "good:" and the challenge, and counts as its signature says.
class FakePasskeyVerifier final : public PasskeyVerifier {
public:
    std::optional<NewPasskey> read_new(const MadePasskey& made,
                                       const std::string& challenge) const override
    {
        if (made.client_data != "good:" + challenge) return std::nullopt;
        return NewPasskey{made.authenticator_data, -7, "key", 0};
    }
    std::optional<std::int64_t> check(const SignedByPasskey& given,
                                      const Passkey&,
                                      const std::string& challenge) const override
    {
        if (given.client_data != "good:" + challenge) return std::nullopt;
        return std::stoll(given.signature);
    }
};

/// "100000" and the step, in six digits; the secret does not matter.
class FakeCodes final : public OneTimeCodes {
public:
    std::string code(const std::string&, std::int64_t step) const override
    {
        return std::to_string(100000 + step % 900000);
    }
};

/// Keeps the records in order and chains nothing.
class FakeAudit final : public AuditTrail {
public:
    struct Row {
        AuthorityId authority;
        AuditRecord record;
    };
    std::vector<Row> rows;

    void record(const AuthorityId& authority, const AuditRecord& record) override
    {
        rows.push_back({authority, record});
    }
    std::optional<std::int64_t> first_broken(const AuthorityId&) override { return std::nullopt; }
    std::int64_t size(const AuthorityId&) override
    {
        return static_cast<std::int64_t>(rows.size());
    }
    std::vector<AuditEntry> of_case(const AuthorityId&, const CaseId&, std::int64_t, int) override
    {
        return {};
    }
    std::vector<AuditEntry> of_actor(const AuthorityId&,
                                     const std::string&,
                                     std::int64_t,
                                     int) override
    {
        return {};
    }
    std::vector<AuditEntry> all(const AuthorityId&, std::int64_t, int) override { return {}; }
};

/// A digest that can be read: "#" and the text.
class FakeDigest final : public Digest {
public:
    std::string sha256(std::string_view bytes) const override { return '#' + std::string{bytes}; }
    bool same(std::string_view left, std::string_view right) const override
    {
        return left == right;
    }
};

/// "v2:" and the password; "v1:" is an outdated hash. Counts how often it was asked.
class FakeHasher final : public PasswordHasher {
public:
    mutable int verified = 0;

    std::string hash(const Password& password) const override { return "v2:" + password.reveal(); }
    bool verify(const std::string& hash, const Password& password) const override
    {
        ++verified;
        return hash.size() > 3 && hash.substr(3) == password.reveal();
    }
    bool needs_rehash(const std::string& hash) const override { return hash.starts_with("v1:"); }
    const std::string& dummy_hash() const override { return dummy_; }

private:
    std::string dummy_ = "v2:nobody has this password";
};

}  // namespace quorate::test
