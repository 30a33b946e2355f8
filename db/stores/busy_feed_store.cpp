#include "db/stores/busy_feed_store.hpp"

#define SELECT_FEED                                                                       \
    "select id, authority_id, owner, host, sealed_url, created_by, created_at, next_at, " \
    "failures, succeeded_at, read_at, fault, left_out, etag, last_modified from busy_feed "

namespace quorate::db {
namespace {

template <class... In>
std::vector<core::BusyFeed> feeds(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::BusyFeed> found;
    for (auto& [id,
                authority,
                owner,
                host,
                url,
                by,
                created,
                next,
                failures,
                succeeded,
                read,
                fault,
                left_out,
                etag,
                modified] : sql.select<core::BusyFeedId,
                                       core::AuthorityId,
                                       std::string,
                                       std::string,
                                       std::string,
                                       core::UserId,
                                       core::Instant,
                                       core::Instant,
                                       int,
                                       std::optional<core::Instant>,
                                       std::optional<core::Instant>,
                                       std::string,
                                       int,
                                       std::string,
                                       std::string>(text, in...))
        found.push_back({.id = std::move(id),
                         .authority = std::move(authority),
                         .owner = core::calendar_owner_from(owner).value(),
                         .host = std::move(host),
                         .sealed_url = std::move(url),
                         .created_by = std::move(by),
                         .created_at = created,
                         .next_at = next,
                         .failures = failures,
                         .succeeded_at = succeeded,
                         .read_at = read,
                         .fault = std::move(fault),
                         .left_out = left_out,
                         .etag = std::move(etag),
                         .last_modified = std::move(modified)});
    return found;
}

}  // namespace

void BusyFeedStore::add(const core::BusyFeed& feed)
{
    sql_.execute(
        "insert into busy_feed (id, authority_id, owner, host, sealed_url, created_by, created_at, "
        "next_at) values (:i, :a, :o, :h, :u, :b, :c, :n)",
        feed.id,
        feed.authority,
        owner_key(feed.owner),
        feed.host,
        feed.sealed_url,
        feed.created_by,
        feed.created_at,
        feed.next_at);
}

std::optional<core::BusyFeed> BusyFeedStore::find(const core::AuthorityId& authority,
                                                  const core::BusyFeedId& id)
{
    auto found = feeds(sql_, SELECT_FEED "where authority_id = :a and id = :i", authority, id);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<core::BusyFeed> BusyFeedStore::list(const core::AuthorityId& authority,
                                                const std::optional<core::CalendarOwner>& owner)
{
    if (!owner)
        return feeds(
            sql_, SELECT_FEED "where authority_id = :a order by owner, created_at, id", authority);
    return feeds(sql_,
                 SELECT_FEED "where authority_id = :a and owner = :o order by created_at, id",
                 authority,
                 owner_key(*owner));
}

bool BusyFeedStore::remove(const core::AuthorityId& authority, const core::BusyFeedId& id)
{
    return sql_.execute(
               "delete from busy_feed where authority_id = :a and id = :i", authority, id) == 1;
}

std::vector<core::BusyFeed> BusyFeedStore::take_due(core::Instant now,
                                                    core::Instant until,
                                                    int limit)
{
    auto due = feeds(sql_,
                     SELECT_FEED "where next_at <= :n order by next_at, id limit :l",
                     now,
                     static_cast<long long>(limit));
    // Another process may have read the same: whoever moves the moment first has the feed.
    std::erase_if(due, [&](const core::BusyFeed& each) {
        return sql_.execute("update busy_feed set next_at = :u where id = :i and next_at = :s",
                            until,
                            each.id,
                            each.next_at) != 1;
    });
    return due;
}

bool BusyFeedStore::save_attempt(const core::BusyFeed& feed, core::Instant taken_until)
{
    return sql_.execute(
               "update busy_feed set next_at = :n, failures = :f, succeeded_at = :s, read_at = :r, "
               "fault = :c, left_out = :l, etag = :e, last_modified = :m "
               "where id = :i and next_at = :t",
               feed.next_at,
               feed.failures,
               feed.succeeded_at,
               feed.read_at,
               feed.fault,
               feed.left_out,
               feed.etag,
               feed.last_modified,
               feed.id,
               taken_until) == 1;
}

}  // namespace quorate::db
