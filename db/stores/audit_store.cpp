#include "db/stores/audit_store.hpp"

#include <sodium.h>

#include <array>
#include <limits>
#include <string_view>

namespace quorate::db {
namespace {

constexpr const char* beginning =
    "0000000000000000000000000000000000000000000000000000000000000000";

std::string sha256(const std::string& bytes)
{
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(
        digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    std::array<char, crypto_hash_sha256_BYTES * 2 + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    return {hex.data(), hex.size() - 1};
}

// Each field with its length before it, so that no two records have the same bytes.
void append(std::string& canonical, std::string_view field)
{
    canonical.append(std::to_string(field.size())).append(":").append(field);
}

std::string link_hash(const std::string& previous,
                      std::int64_t number,
                      const core::AuditRecord& record,
                      const std::string& detail)
{
    std::string canonical;
    append(canonical, previous);
    append(canonical, std::to_string(number));
    append(canonical, std::to_string(record.at.time_since_epoch().count()));
    for (const std::string* field : {&record.actor,
                                     &record.actor_role,
                                     &record.session,
                                     &record.network,
                                     &record.action,
                                     &record.object,
                                     &record.case_id.text(),
                                     &record.result,
                                     &detail})
        append(canonical, *field);
    return sha256(canonical);
}

// As they are stored, with their reasons sealed.
template <class... In>
std::vector<core::AuditEntry> entries(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::AuditEntry> found;
    for (auto& [number,
                at,
                actor,
                role,
                session,
                network,
                action,
                object,
                id,
                result,
                detail,
                hash] : sql.select<std::int64_t,
                                   core::Instant,
                                   std::string,
                                   std::string,
                                   std::string,
                                   std::string,
                                   std::string,
                                   std::string,
                                   core::CaseId,
                                   std::string,
                                   std::string,
                                   std::string>(text, in...))
        found.push_back({number,
                         {at, actor, role, session, network, action, object, id, result, detail},
                         hash});
    return found;
}

std::int64_t ceiling(std::int64_t before)
{
    return before > 0 ? before : std::numeric_limits<std::int64_t>::max();
}

}  // namespace

void AuditStore::record(const core::AuthorityId& authority, const core::AuditRecord& record)
{
    // The head row is the chain's lock: on PostgreSQL two writers queue here, on SQLite there is
    // only one writer.
    sql_.execute(
        "insert into audit_head (authority_id, number, hash) values (:a, 0, :h) "
        "on conflict (authority_id) do nothing",
        authority,
        beginning);
    const char* head_query =
        sql_.dialect() == Dialect::postgresql
            ? "select number, hash from audit_head where authority_id = :a for update"
            : "select number, hash from audit_head where authority_id = :a";
    const auto [last, previous] =
        sql_.find<std::int64_t, std::string>(head_query, authority).value();
    const std::int64_t number = last + 1;
    const std::string detail = reasons_.stored_detail(record);
    const std::string hash = link_hash(previous, number, record, detail);

    sql_.execute(
        "insert into audit_entry (authority_id, number, at, actor, actor_role, session, network, "
        "action, object, case_id, result, detail, previous_hash, hash) values "
        "(:a, :n, :t, :u, :r, :s, :w, :x, :o, :c, :e, :d, :p, :h)",
        authority,
        number,
        record.at,
        record.actor,
        record.actor_role,
        record.session,
        record.network,
        record.action,
        record.object,
        record.case_id,
        record.result,
        detail,
        previous,
        hash);
    sql_.execute("update audit_head set number = :n, hash = :h where authority_id = :a",
                 number,
                 hash,
                 authority);
}

std::optional<std::int64_t> AuditStore::first_broken(const core::AuthorityId& authority)
{
    std::string previous{beginning};
    std::int64_t expected = 1;
    for (;;) {
        // In pages, so that a long chain does not have to fit in memory.
        const auto page = entries(
            sql_,
            "select number, at, actor, actor_role, session, network, action, object, case_id, "
            "result, detail, hash from audit_entry where authority_id = :a and number >= :n "
            "order by number limit 2000",
            authority,
            expected);
        for (const core::AuditEntry& entry : page) {
            if (entry.number != expected) return expected;
            if (entry.hash != link_hash(previous, entry.number, entry.record, entry.record.detail))
                return expected;
            previous = entry.hash;
            ++expected;
        }
        if (page.empty()) break;
    }
    const auto head = sql_.find<std::int64_t, std::string>(
        "select number, hash from audit_head where authority_id = :a", authority);
    if (!head) return expected == 1 ? std::nullopt : std::optional{expected};
    const auto& [number, hash] = *head;
    if (number != expected - 1 || hash != previous) return expected;
    return std::nullopt;
}

std::int64_t AuditStore::size(const core::AuthorityId& authority)
{
    return sql_.value<std::int64_t>("select count(*) from audit_entry where authority_id = :a",
                                    authority);
}

std::vector<core::AuditEntry> AuditStore::opened(std::vector<core::AuditEntry> entries)
{
    for (core::AuditEntry& entry : entries)
        reasons_.open_in(entry.record);
    return entries;
}

std::vector<core::AuditEntry> AuditStore::of_case(const core::AuthorityId& authority,
                                                  const core::CaseId& id,
                                                  std::int64_t before,
                                                  int limit)
{
    return opened(entries(sql_,
                          "select number, at, actor, actor_role, session, network, action, object, "
                          "case_id, result, detail, hash from audit_entry where authority_id = :a "
                          "and case_id = :c and number < :b order by number desc limit :l",
                          authority,
                          id,
                          ceiling(before),
                          limit));
}

std::vector<core::AuditEntry> AuditStore::of_actor(const core::AuthorityId& authority,
                                                   const std::string& actor,
                                                   std::int64_t before,
                                                   int limit)
{
    return opened(entries(sql_,
                          "select number, at, actor, actor_role, session, network, action, object, "
                          "case_id, result, detail, hash from audit_entry where authority_id = :a "
                          "and actor = :u and number < :b order by number desc limit :l",
                          authority,
                          actor,
                          ceiling(before),
                          limit));
}

std::vector<core::AuditEntry> AuditStore::all(const core::AuthorityId& authority,
                                              std::int64_t before,
                                              int limit)
{
    return opened(entries(sql_,
                          "select number, at, actor, actor_role, session, network, action, object, "
                          "case_id, result, detail, hash from audit_entry where authority_id = :a "
                          "and number < :b order by number desc limit :l",
                          authority,
                          ceiling(before),
                          limit));
}

}  // namespace quorate::db
