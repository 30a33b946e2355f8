#include "db/stores/dissent_store.hpp"

namespace quorate::db {

std::vector<core::Dissent> DissentStore::of_meeting(const core::AuthorityId& authority,
                                                    const core::MeetingId& meeting)
{
    std::vector<core::Dissent> found;
    for (auto& [id,
                child,
                invitee,
                agency,
                reason,
                by,
                at,
                written_on,
                statement,
                answered_on,
                answer,
                version] :
         sql_.select<core::DissentId,
                     core::ChildId,
                     core::InviteeId,
                     std::string,
                     core::FreeText,
                     core::UserId,
                     core::Instant,
                     std::optional<core::Date>,
                     core::FreeText,
                     std::optional<core::Date>,
                     core::FreeText,
                     int>("select id, child_id, invitee_id, agency, reason, recorded_by, "
                          "recorded_at, written_on, statement, answered_on, answer, version "
                          "from decision_dissent where authority_id = :a and meeting_id = :m "
                          "order by recorded_at, id",
                          authority,
                          meeting))
        found.push_back({.id = id,
                         .meeting = meeting,
                         .child = child,
                         .invitee = invitee,
                         .agency = agency,
                         .reason = reason,
                         .recorded_by = by,
                         .recorded_at = at,
                         .written_on = written_on,
                         .statement = statement,
                         .answered_on = answered_on,
                         .answer = answer,
                         .version = version});
    return found;
}

core::Result<int> DissentStore::save(const core::AuthorityId& authority,
                                     const core::Dissent& dissent)
{
    const long long saved =
        dissent.version == 0
            ? sql_.execute(
                  "insert into decision_dissent (id, authority_id, meeting_id, child_id, "
                  "invitee_id, agency, reason, recorded_by, recorded_at) values (:i, :a, :m, :c, "
                  ":s, :n, :r, :u, :t) on conflict (meeting_id, child_id, agency) do nothing",
                  dissent.id,
                  authority,
                  dissent.meeting,
                  dissent.child,
                  dissent.invitee,
                  dissent.agency,
                  dissent.reason,
                  dissent.recorded_by,
                  dissent.recorded_at)
            : sql_.execute(
                  "update decision_dissent set written_on = :w, statement = :st, "
                  "answered_on = :ao, answer = :an, version = version + 1 "
                  "where authority_id = :a and id = :i and version = :v",
                  dissent.written_on,
                  dissent.statement,
                  dissent.answered_on,
                  dissent.answer,
                  authority,
                  dissent.id,
                  dissent.version);
    if (saved != 1) return core::Refusal::stale_version;
    return dissent.version + 1;
}

}  // namespace quorate::db
