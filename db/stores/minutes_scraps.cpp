// The part of MinutesStore that keeps what somebody typed and has not saved.
#include "db/stores/minutes_store.hpp"

namespace quorate::db {

void MinutesStore::keep_scrap(const core::AuthorityId& authority, const core::MinutesScrap& scrap)
{
    sql_.execute(
        "insert into minutes_draft (authority_id, meeting_id, user_id, item, words, kept_at) "
        "values (:a, :m, :u, :i, :w, :t) on conflict (meeting_id, user_id, item) do update set "
        "words = excluded.words, kept_at = excluded.kept_at",
        authority,
        scrap.meeting,
        scrap.user,
        scrap.item,
        scrap.words,
        scrap.kept_at);
}

std::optional<core::MinutesScrap> MinutesStore::find_scrap(const core::AuthorityId& authority,
                                                           const core::MeetingId& meeting,
                                                           const core::UserId& user,
                                                           const std::string& item)
{
    const auto row = sql_.find<core::FreeText, core::Instant>(
        "select words, kept_at from minutes_draft where authority_id = :a and meeting_id = :m "
        "and user_id = :u and item = :i",
        authority,
        meeting,
        user,
        item);
    if (!row) return std::nullopt;
    const auto& [words, kept_at] = *row;
    return core::MinutesScrap{
        .meeting = meeting, .user = user, .item = item, .words = words, .kept_at = kept_at};
}

void MinutesStore::drop_scrap(const core::AuthorityId& authority,
                              const core::MeetingId& meeting,
                              const core::UserId& user,
                              const std::string& item)
{
    sql_.execute(
        "delete from minutes_draft where authority_id = :a and meeting_id = :m and user_id = :u "
        "and item = :i",
        authority,
        meeting,
        user,
        item);
}

void MinutesStore::drop_scraps(const core::AuthorityId& authority, const core::MeetingId& meeting)
{
    sql_.execute("delete from minutes_draft where authority_id = :a and meeting_id = :m",
                 authority,
                 meeting);
}

}  // namespace quorate::db
