#include "db/stores/stored_links.hpp"

#include <string>
#include <vector>

#include "core/actions/action_point.hpp"
#include "core/replies/incoming_reply.hpp"
#include "db/session/transaction.hpp"

namespace quorate::db {
namespace {

// A digest of what the newest secret did not make, and of what it makes instead.
struct OlderHash {
    std::string key;
    std::string renewed;
};

struct LinkRows {
    const char* purpose;
    const char* read;   // key, generation, digest
    const char* write;  // digest, key
};

constexpr LinkRows link_rows[] = {
    {"seat",
     "select id, link_generation, link_hash from invitee",
     "update invitee set link_hash = :h where id = :k"},
    {"action",
     "select id, link_generation, link_hash from action_point",
     "update action_point set link_hash = :h where id = :k"},
    {"action_owner",
     "select owner_id, generation, link_hash from action_owner_link",
     "update action_owner_link set link_hash = :h where owner_id = :k"},
    {"circulation",
     "select id, link_generation, link_hash from circulation",
     "update circulation set link_hash = :h where id = :k"},
    {"poll",
     "select id, link_generation, link_hash from poll_seat where link_hash is not null",
     "update poll_seat set link_hash = :h where id = :k"},
    {"address-check",
     "select id, 1, link_hash from address_link",
     "update address_link set link_hash = :h where id = :k"},
};

constexpr LinkRows address_rows[] = {
    {"replies",
     "select invitee_id, 1, token_hash from seat_mail",
     "update seat_mail set token_hash = :h where invitee_id = :k"},
    {"replies",
     "select id, 1, reply_hash from poll_seat where reply_hash is not null",
     "update poll_seat set reply_hash = :h where id = :k"},
};

constexpr const char* live_feeds =
    "select id, 1, token_hash from feed where revoked_at is null order by id";

// What the token of a row is made of: of the owner of action points the id alone.
std::string subject_of(const std::string& purpose, const std::string& key)
{
    if (purpose != "action_owner") return key;
    const auto owner = core::owner_from_text(key);
    return owner ? owner->id() : key;
}

std::vector<std::string> hashes_of(const core::LinkTokens& links,
                                   const std::string& purpose,
                                   const std::string& key,
                                   int generation)
{
    std::vector<std::string> hashes;
    if (purpose == "replies") {
        for (const std::string& token : core::reply_tokens(links, key))
            hashes.push_back(core::reply_token_hash(links, token));
        return hashes;
    }
    for (const std::string& token : links.tokens(purpose, subject_of(purpose, key), generation))
        hashes.push_back(links.hash(token));
    return hashes;
}

std::vector<OlderHash> older_in(Sql& sql,
                                const core::LinkTokens& links,
                                const std::string& purpose,
                                const char* read)
{
    std::vector<OlderHash> older;
    sql.each<std::string, int, std::string>(
        read, [&](const std::string& key, int generation, const std::string& stored) {
            const auto hashes = hashes_of(links, purpose, key, generation);
            for (std::size_t i = 1; i < hashes.size(); ++i)
                if (hashes[i] == stored) older.push_back({key, hashes.front()});
        });
    return older;
}

template <class Rows>
int renewed(Sql& sql, const core::LinkTokens& links, const Rows& all)
{
    int count = 0;
    for (const LinkRows& rows : all)
        for (const OlderHash& each : older_in(sql, links, rows.purpose, rows.read)) {
            sql.execute(rows.write, each.renewed, each.key);
            ++count;
        }
    return count;
}

template <class Rows>
int counted(Sql& sql, const core::LinkTokens& links, const Rows& all)
{
    std::size_t count = 0;
    for (const LinkRows& rows : all)
        count += older_in(sql, links, rows.purpose, rows.read).size();
    return static_cast<int>(count);
}

}  // namespace

OlderLinks older_links(Pool& pool, const core::LinkTokens& links)
{
    Transaction transaction{pool, Access::read};
    Sql& sql = transaction.sql();
    return {.links = counted(sql, links, link_rows),
            .addresses = counted(sql, links, address_rows),
            .feeds = static_cast<int>(older_in(sql, links, "feed", live_feeds).size())};
}

OlderLinks stop_older_links(Pool& pool, const core::LinkTokens& links, core::Instant now)
{
    Transaction transaction{pool, Access::write};
    Sql& sql = transaction.sql();
    OlderLinks stopped{.links = renewed(sql, links, link_rows),
                       .addresses = renewed(sql, links, address_rows)};
    for (const OlderHash& each : older_in(sql, links, "feed", live_feeds)) {
        sql.execute("update feed set revoked_at = :t where id = :k", now, each.key);
        ++stopped.feeds;
    }
    transaction.commit();
    return stopped;
}

}  // namespace quorate::db
