#include "db/stores/record_store.hpp"

#include <utility>

namespace quorate::db {
namespace {

template <class... In>
std::vector<core::Correction> corrections(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::Correction> found;
    for (auto& [id,
                meeting,
                circulation,
                section,
                body,
                asked_at,
                status,
                answer,
                amendment,
                answered_by,
                answered_at,
                part] : sql.select<core::CorrectionId,
                                   core::MeetingId,
                                   core::CirculationId,
                                   std::optional<core::MinuteSectionId>,
                                   core::FreeText,
                                   core::Instant,
                                   std::string,
                                   core::FreeText,
                                   int,
                                   std::optional<core::UserId>,
                                   std::optional<core::Instant>,
                                   std::string>(text, in...))
        found.push_back({.id = std::move(id),
                         .meeting = std::move(meeting),
                         .circulation = std::move(circulation),
                         .section = std::move(section),
                         .part = core::other_part_from(part),
                         .body = std::move(body),
                         .asked_at = asked_at,
                         .status = core::correction_status_from(status).value(),
                         .answer = std::move(answer),
                         .amendment = amendment,
                         .answered_by = std::move(answered_by),
                         .answered_at = answered_at});
    return found;
}

core::RecordProgress progress_from(const core::MeetingId& meeting,
                                   int written,
                                   std::optional<core::Instant> agreed_at,
                                   std::optional<core::Instant> first_sent_at)
{
    return {.meeting = meeting,
            .has_words = written > 0,
            .agreed_at = agreed_at,
            .first_sent_at = first_sent_at};
}

}  // namespace

std::optional<core::RecordPolicy> RecordStore::policy_of(const core::AuthorityId& authority)
{
    const auto kept = sql_.find<int, int, int, int, int, int, int>(
        "select letter_days, conference_record_days, strategy_record_days, "
        "core_group_record_days, other_record_days, correction_days, version from record_policy "
        "where authority_id = :a",
        authority);
    if (!kept) return std::nullopt;
    const auto& [letter, conference, strategy, core_group, other, corrections, version] = *kept;
    return core::RecordPolicy{.letter = {letter},
                              .conference_record = {conference},
                              .strategy_record = {strategy},
                              .core_group_record = {core_group},
                              .other_record = {other},
                              .corrections = {corrections},
                              .version = version};
}

core::Result<int> RecordStore::set_policy(const core::AuthorityId& authority,
                                          const core::RecordPolicy& policy)
{
    const auto changed =
        policy.version == 0
            ? sql_.execute(
                  "insert into record_policy (authority_id, letter_days, conference_record_days, "
                  "strategy_record_days, core_group_record_days, other_record_days, "
                  "correction_days, version) values (:a, :l, :c, :s, :g, :o, :k, 1) "
                  "on conflict do nothing",
                  authority,
                  policy.letter.count,
                  policy.conference_record.count,
                  policy.strategy_record.count,
                  policy.core_group_record.count,
                  policy.other_record.count,
                  policy.corrections.count)
            : sql_.execute(
                  "update record_policy set letter_days = :l, conference_record_days = :c, "
                  "strategy_record_days = :s, core_group_record_days = :g, "
                  "other_record_days = :o, correction_days = :k, version = version + 1 "
                  "where authority_id = :a and version = :v",
                  policy.letter.count,
                  policy.conference_record.count,
                  policy.strategy_record.count,
                  policy.core_group_record.count,
                  policy.other_record.count,
                  policy.corrections.count,
                  authority,
                  policy.version);
    if (changed == 1) return policy.version + 1;
    return core::Refusal::stale_version;
}

core::RecordProgress RecordStore::progress(const core::AuthorityId& authority,
                                           const core::MeetingId& meeting)
{
    const auto row = sql_.find<int, std::optional<core::Instant>, std::optional<core::Instant>>(
        "select (select count(*) from minute_section s where s.meeting_id = m.id "
        "and s.body <> ''), r.approved_at, (select min(c.sent_at) from circulation c "
        "where c.meeting_id = m.id and c.kind = 'minutes') from meeting m "
        "left join minutes r on r.meeting_id = m.id where m.authority_id = :a and m.id = :m",
        authority,
        meeting);
    if (!row) return {.meeting = meeting};
    return progress_from(meeting, std::get<0>(*row), std::get<1>(*row), std::get<2>(*row));
}

std::vector<core::RecordProgress> RecordStore::unsent(const core::AuthorityId& authority,
                                                      core::Instant from,
                                                      core::Instant until,
                                                      int limit)
{
    std::vector<core::RecordProgress> found;
    for (auto& [meeting, written, agreed_at] :
         sql_.select<core::MeetingId, int, std::optional<core::Instant>>(
             "select m.id, (select count(*) from minute_section s where s.meeting_id = m.id "
             "and s.body <> ''), r.approved_at from meeting m "
             "left join minutes r on r.meeting_id = m.id where m.authority_id = :a "
             "and m.starts_at >= :f and m.starts_at < :u and m.status in ('scheduled', 'held') "
             "and not exists (select 1 from circulation c where c.meeting_id = m.id "
             "and c.kind = 'minutes') order by m.starts_at, m.id limit :l",
             authority,
             from,
             until,
             limit))
        found.push_back(progress_from(meeting, written, agreed_at, std::nullopt));
    return found;
}

std::vector<core::RecordProgress> RecordStore::sent_in_part(const core::AuthorityId& authority,
                                                            core::Instant from,
                                                            core::Instant until,
                                                            int limit)
{
    std::vector<core::RecordProgress> found;
    for (auto& [meeting, agreed_at, first_sent_at] :
         sql_.select<core::MeetingId, std::optional<core::Instant>, std::optional<core::Instant>>(
             "select m.id, r.approved_at, (select min(c.sent_at) from circulation c "
             "where c.meeting_id = m.id and c.kind = 'minutes') from meeting m "
             "join minutes r on r.meeting_id = m.id where m.authority_id = :a "
             "and m.starts_at >= :f and m.starts_at < :u and m.status in ('scheduled', 'held') "
             "and r.status = 'approved' and exists (select 1 from circulation c "
             "where c.meeting_id = m.id and c.kind = 'minutes') "
             "and exists (select 1 from invitee i where i.authority_id = m.authority_id "
             "and i.meeting_id = m.id and i.removed_at is null and i.reply <> 'wrong_person' "
             "and not (i.family_member_id is not null and m.type = 'strategy_discussion') "
             "and not exists (select 1 from seat_choice s where s.invitee_id = i.id "
             "and s.share = 'nothing') and not exists (select 1 from circulation c "
             "left join outbox_message o on o.invitee_id = c.invitee_id "
             "and o.circulation_id = c.id where c.invitee_id = i.id and c.kind = 'minutes' "
             "and c.revoked_at is null and (c.opened_at is not null "
             "or coalesce(o.state, '') not in ('held', 'failed', 'bounced', 'cancelled')))) "
             "order by m.starts_at, m.id limit :l",
             authority,
             from,
             until,
             limit))
        found.push_back(progress_from(meeting, 1, agreed_at, first_sent_at));
    return found;
}

std::vector<core::MeetingId> RecordStore::held_conferences(const core::AuthorityId& authority,
                                                           core::Instant from,
                                                           core::Instant until,
                                                           int limit)
{
    std::vector<core::MeetingId> found;
    for (auto& [id] : sql_.select<core::MeetingId>(
             "select id from meeting where authority_id = :a and starts_at >= :f and starts_at < "
             ":u "
             "and status = 'held' and type in ('initial_cp_conference', 'review_cp_conference', "
             "'transfer_in_conference', 'pre_birth_conference') order by starts_at, id limit :l",
             authority,
             from,
             until,
             limit))
        found.push_back(std::move(id));
    return found;
}

void RecordStore::ask(const core::AuthorityId& authority, const core::Correction& correction)
{
    sql_.execute(
        "insert into record_correction (id, authority_id, meeting_id, circulation_id, section_id, "
        "body, asked_at, status, part) values (:i, :a, :m, :c, :s, :b, :t, 'open', :p)",
        correction.id,
        authority,
        correction.meeting,
        correction.circulation,
        correction.section,
        correction.body,
        correction.asked_at,
        correction.part ? text_of(*correction.part) : std::string{});
}

std::optional<core::Correction> RecordStore::find(const core::AuthorityId& authority,
                                                  const core::CorrectionId& id)
{
    auto found = corrections(
        sql_,
        "select id, meeting_id, circulation_id, section_id, body, asked_at, status, answer, "
        "amendment, answered_by, answered_at, part from record_correction "
        "where authority_id = :a and id = :i",
        authority,
        id);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<core::Correction> RecordStore::of_meeting(const core::AuthorityId& authority,
                                                      const core::MeetingId& meeting)
{
    return corrections(
        sql_,
        "select id, meeting_id, circulation_id, section_id, body, asked_at, status, answer, "
        "amendment, answered_by, answered_at, part from record_correction "
        "where authority_id = :a and meeting_id = :m order by asked_at, id",
        authority,
        meeting);
}

std::vector<core::MeetingId> RecordStore::with_open_corrections(const core::AuthorityId& authority,
                                                                int limit)
{
    std::vector<core::MeetingId> found;
    for (auto& [meeting] : sql_.select<core::MeetingId>(
             "select meeting_id from record_correction where authority_id = :a "
             "and status = 'open' order by meeting_id, asked_at, id limit :l",
             authority,
             limit))
        found.push_back(std::move(meeting));
    return found;
}

std::vector<core::MeetingId> RecordStore::with_copies_before_amendments(
    const core::AuthorityId& authority, core::Instant now, int limit)
{
    std::vector<core::MeetingId> found;
    for (auto& [meeting] : sql_.select<core::MeetingId>(
             "select distinct a.meeting_id from minutes_amendment a "
             "join circulation c on c.authority_id = a.authority_id "
             "and c.meeting_id = a.meeting_id "
             "where a.authority_id = :a and c.kind = 'minutes' and c.revoked_at is null "
             "and c.expires_at > :n and c.sent_at <= a.made_at order by a.meeting_id limit :l",
             authority,
             now,
             limit))
        found.push_back(std::move(meeting));
    return found;
}

bool RecordStore::answer(const core::AuthorityId& authority, const core::Correction& answered)
{
    return sql_.execute(
               "update record_correction set status = :s, answer = :w, amendment = :n, "
               "answered_by = :b, answered_at = :t where authority_id = :a and id = :i "
               "and status = 'open'",
               std::string{code(answered.status)},
               answered.answer,
               answered.amendment,
               answered.answered_by,
               answered.answered_at,
               authority,
               answered.id) == 1;
}

}  // namespace quorate::db
