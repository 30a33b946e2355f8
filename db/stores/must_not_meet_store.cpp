#include "db/stores/must_not_meet_store.hpp"

#include <algorithm>
#include <utility>

namespace quorate::db {
namespace {

#define PAIRS                                                                \
    "select id, case_id, one_id, other_id, reason, noted_by, noted_at from " \
    "must_not_meet where authority_id = :a and ended_at is null "

template <class... In>
std::vector<core::MustNotMeet> pairs_of(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::MustNotMeet> pairs;
    for (auto& [pair, family, one, other, reason, by, at] : sql.select<std::string,
                                                                       core::CaseId,
                                                                       core::FamilyMemberId,
                                                                       core::FamilyMemberId,
                                                                       core::FreeText,
                                                                       core::UserId,
                                                                       core::Instant>(text, in...))
        pairs.push_back({.id = std::move(pair),
                         .case_id = std::move(family),
                         .one = std::move(one),
                         .other = std::move(other),
                         .reason = std::move(reason),
                         .noted_by = std::move(by),
                         .noted_at = at});
    return pairs;
}

}  // namespace

void MustNotMeetStore::add(const core::AuthorityId& authority, const core::MustNotMeet& pair)
{
    const auto [one, other] = std::minmax(pair.one, pair.other);
    sql_.execute(
        "insert into must_not_meet (id, authority_id, case_id, one_id, other_id, reason, noted_by, "
        "noted_at) values (:i, :a, :c, :one, :other, :r, :by, :t)",
        pair.id,
        authority,
        pair.case_id,
        one,
        other,
        pair.reason,
        pair.noted_by,
        pair.noted_at);
}

std::vector<core::MustNotMeet> MustNotMeetStore::of_case(const core::AuthorityId& authority,
                                                         const core::CaseId& id)
{
    return pairs_of(sql_, PAIRS "and case_id = :c order by noted_at, id", authority, id);
}

std::vector<core::MustNotMeet> MustNotMeetStore::of_meetings(const core::AuthorityId& authority,
                                                             core::Instant from,
                                                             core::Instant until)
{
    return pairs_of(sql_,
                    PAIRS
                    "and case_id in (select case_id from meeting where authority_id = :owner and "
                    "status = 'scheduled' and starts_at >= :first and starts_at < :after) order by "
                    "noted_at, id",
                    authority,
                    authority,
                    from,
                    until);
}

void MustNotMeetStore::end(const core::AuthorityId& authority, const core::EndedMustNotMeet& ended)
{
    sql_.execute(
        "update must_not_meet set ended_by = :by, ended_at = :t, end_reason = :r "
        "where authority_id = :a and id = :i and ended_at is null",
        ended.ended_by,
        ended.ended_at,
        ended.reason,
        authority,
        ended.id);
}

}  // namespace quorate::db
