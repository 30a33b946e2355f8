#include "db/stores/feed_version_store.hpp"

namespace quorate::db {

void FeedVersionStore::bump(core::FeedSubject kind, const std::string& subject)
{
    sql_.execute(
        "insert into feed_version (kind, subject_id, version) values (:k, :s, 1) "
        "on conflict (kind, subject_id) do update set version = feed_version.version + 1",
        std::string{code(kind)},
        subject);
}

void FeedVersionStore::bump_all()
{
    sql_.execute("update feed_version set version = version + 1");
}

std::int64_t FeedVersionStore::version(core::FeedSubject kind, const std::string& subject)
{
    const auto row = sql_.find<std::int64_t>(
        "select version from feed_version where kind = :k and subject_id = :s",
        std::string{code(kind)},
        subject);
    return row ? std::get<0>(*row) : 0;
}

std::int64_t FeedVersionStore::sum()
{
    return sql_.value<std::int64_t>(
        "select cast(coalesce(sum(version), 0) as bigint) from feed_version");
}

}  // namespace quorate::db
