#include "core/circulation/corrections.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/circulation/circulation_store.hpp"
#include "core/circulation/papers_plan.hpp"
#include "core/circulation/reader_codes.hpp"
#include "core/circulation/record_clocks.hpp"
#include "core/dates/london_time.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/minutes/named_parts.hpp"
#include "core/support/form_checks.hpp"

namespace quorate::core {
namespace {

std::optional<Date> open_until(UnitOfWork& work,
                               const CaseTools& tools,
                               const AuthorityId& authority,
                               const Circulation& copy)
{
    const RecordCounting counting = record_counting(work, authority, tools.bank_holidays);
    const auto until = corrections_until(counting.policy, counting.local, copy.sent_at);
    if (!until || *until < london_date(tools.clock.now())) return std::nullopt;
    return until;
}

std::vector<Correction> asked_by(UnitOfWork& work,
                                 const AuthorityId& authority,
                                 const Circulation& copy)
{
    auto all = work.records.of_meeting(authority, copy.meeting);
    // A copy that takes the place of one that was taken back shows what was asked of that one.
    std::erase_if(all, [&](const Correction& each) {
        if (each.circulation == copy.id) return false;
        const auto other = work.circulations.find(authority, each.circulation);
        return !other || other->invitee != copy.invitee;
    });
    return all;
}

Actor bearer(const AuthorityId& authority, const Circulation& copy)
{
    const std::string& id = copy.contact         ? copy.contact->text()
                            : copy.family_member ? copy.family_member->text()
                                                 : copy.user->text();
    return {.user = UserId{id},
            .authority = authority,
            .role = Role::agency_link,
            .credential = "link"};
}

// Whether what is pointed at was in the copy, or is the record as a whole.
bool was_sent(const std::string& pointed, const ReleasedSet& released)
{
    if (pointed.empty()) return true;
    if (const auto part = other_part_from(pointed)) return has_part(released, *part);
    return std::ranges::count(released.sections, MinuteSectionId{pointed}) > 0;
}

FormChecks check(const AskCorrection& command, const Circulation& copy)
{
    FormChecks checks;
    checks.lines(
        "correction", command.body, longest_correction, "Write what is wrong, and what is right");
    if (!was_sent(command.part, copy.released))
        checks.refuse("part", "Choose a part from the list");
    return checks;
}

std::optional<MinutesFile> record_of(UnitOfWork& work,
                                     const AuthorityId& authority,
                                     const MeetingId& id)
{
    const auto meeting = work.meetings.find(authority, id);
    const auto family = meeting ? work.cases.find(authority, meeting->case_id) : std::nullopt;
    if (!family) return std::nullopt;
    return minutes_file(work,
                        {.meeting = *meeting,
                         .family = *family,
                         .facts = {.id = family->id, .authority = authority}});
}

std::vector<NamedPart> parts_of_meeting(UnitOfWork& work,
                                        const AuthorityId& authority,
                                        const MeetingId& id)
{
    const auto record = record_of(work, authority, id);
    return record ? parts_of(*record) : std::vector<NamedPart>{};
}

// All that whoever has this copy could be sent today.
Release readable_by(UnitOfWork& work, const AuthorityId& authority, const Circulation& copy)
{
    if (!copy.invitee) return {};
    const auto seat = work.invitees.find(authority, *copy.invitee);
    const auto record = record_of(work, authority, copy.meeting);
    if (!seat || !record) return {};
    const Papers papers = papers_of(work, *record);
    const auto excluded = work.cases.excluded_from(authority, record->file.family.id);
    return release_for(recipient_of(seat->invitee, excluded),
                       copy.family_member,
                       papers,
                       std::nullopt,
                       choice_for(seat->invitee.id, papers));
}

std::string about_recipient(const CirculationRow& copy)
{
    if (copy.agency_name.empty()) return copy.recipient_job;
    return copy.recipient_job + (copy.recipient_job.empty() ? "" : ", ") + copy.agency_name;
}

void note(UnitOfWork& work,
          const Actor& actor,
          Instant now,
          const Correction& correction,
          const CaseId& family,
          std::string detail)
{
    audit(work,
          actor,
          now,
          {.action = Action::minutes_view,
           .object = correction.id.text(),
           .case_id = family,
           .detail = std::move(detail)});
}

}  // namespace

std::vector<CorrectionRow> corrections_of(UnitOfWork& work,
                                          const AuthorityId& authority,
                                          const MeetingId& meeting)
{
    std::vector<CorrectionRow> rows;
    auto corrections = work.records.of_meeting(authority, meeting);
    if (corrections.empty()) return rows;
    const auto ledger = work.circulations.of_meeting(authority, meeting);
    const auto parts = parts_of_meeting(work, authority, meeting);
    for (Correction& each : corrections) {
        CorrectionRow row{.correction = std::move(each)};
        for (const CirculationRow& copy : ledger)
            if (copy.circulation.id == row.correction.circulation) {
                row.asked_by = copy.recipient_name;
                row.about = about_recipient(copy);
            }
        row.part = title_of(parts, pointed_at(row.correction.section, row.correction.part));
        rows.push_back(std::move(row));
    }
    return rows;
}

std::optional<CorrectionAsker> asker_of(UnitOfWork& work,
                                        const AuthorityId& authority,
                                        const MeetingId& meeting,
                                        const CorrectionId& id)
{
    const auto correction = work.records.find(authority, id);
    if (!correction || correction->meeting != meeting) return std::nullopt;
    for (const CirculationRow& row : work.circulations.of_meeting(authority, meeting)) {
        const Circulation& copy = row.circulation;
        if (copy.id != correction->circulation) continue;
        const Release release = readable_by(work, authority, copy);
        const std::string part = pointed_at(correction->section, correction->part);
        return CorrectionAsker{.is_family = copy.family_member.has_value(),
                               .reads_part = !release.empty() && was_sent(part, ids_of(release)),
                               .about = about_recipient(row)};
    }
    return std::nullopt;
}

Result<std::vector<CorrectionRow>> view_corrections(UnitOfWork& work,
                                                    const Clock& clock,
                                                    const Actor& actor,
                                                    const MeetingId& meeting)
{
    const auto file = meeting_file(work, actor, Action::minutes_view, meeting, clock.now());
    if (!file) return file.error();
    if (is_reduced(actor, Action::minutes_view)) return Refusal::hidden;
    audit(work,
          actor,
          clock.now(),
          {.action = Action::minutes_view,
           .object = meeting.text(),
           .case_id = file->family.id,
           .detail = "corrections"});
    return corrections_of(work, actor.authority, meeting);
}

Result<Correction> decline_correction(UnitOfWork& work,
                                      const Clock& clock,
                                      const Actor& actor,
                                      const DeclineCorrection& command)
{
    const Instant now = clock.now();
    const auto file = meeting_file(work, actor, Action::minutes_edit_draft, command.meeting, now);
    if (!file) return file.error();
    auto correction = work.records.find(actor.authority, command.correction);
    if (!correction || correction->meeting != command.meeting) return Refusal::not_found;
    FormChecks checks;
    checks.lines("answer",
                 command.answer,
                 longest_correction,
                 "Write why the record stays as it is: they read this");
    if (!checks.passed()) return checks.error();
    correction->status = CorrectionStatus::declined;
    correction->answer = FreeText{trimmed(command.answer)};
    correction->answered_by = actor.user;
    correction->answered_at = now;
    if (!work.records.answer(actor.authority, *correction)) return Refusal::wrong_state;
    audit(work,
          actor,
          now,
          {.action = Action::minutes_edit_draft,
           .object = correction->id.text(),
           .case_id = file->family.id,
           .detail = "correction=declined"});
    return *correction;
}

bool settle_correction(UnitOfWork& work,
                       const Clock& clock,
                       const Actor& actor,
                       const CorrectionId& id,
                       const MeetingId& meeting,
                       int amendment)
{
    auto correction = work.records.find(actor.authority, id);
    if (!correction || correction->meeting != meeting) return false;
    correction->status = CorrectionStatus::amended;
    correction->amendment = amendment;
    correction->answered_by = actor.user;
    correction->answered_at = clock.now();
    return work.records.answer(actor.authority, *correction);
}

CorrectionsByLink corrections_by_link(UnitOfWork& work,
                                      const CaseTools& tools,
                                      const LinkTokens& links,
                                      const std::string& token)
{
    const auto found = work.circulations.find_by_link(links.hash(token));
    if (!found) return {};
    const auto& [authority, copy] = *found;
    CorrectionsByLink corrections{.until = open_until(work, tools, authority, copy),
                                  .asked = asked_by(work, authority, copy)};
    if (std::ranges::count(corrections.asked, CorrectionStatus::amended, &Correction::status) > 0)
        for (const ReleasedAmendment& each : readable_by(work, authority, copy).amendments)
            corrections.readable.push_back(each.number);
    return corrections;
}

Result<Correction> ask_correction(UnitOfWork& work,
                                  const CaseTools& tools,
                                  const LinkTokens& links,
                                  const AskCorrection& command)
{
    const Instant now = tools.clock.now();
    const auto door = papers_door(work, tools.clock, links, command.token);
    if (!door) return door.error();
    if (!is_trusted(work, links, *door, command.device, now)) return Refusal::not_signed_in;
    const auto found = work.circulations.find_by_link(links.hash(command.token));
    const auto& [authority, copy] = found.value();
    const auto meeting = work.meetings.find(authority, copy.meeting);
    if (!meeting) return Refusal::link_stopped;
    if (!open_until(work, tools, authority, copy)) return Refusal::wrong_state;
    if (const FormChecks checks = check(command, copy); !checks.passed()) return checks.error();
    const auto before = asked_by(work, authority, copy);
    if (std::ranges::count(before, CorrectionStatus::open, &Correction::status) >=
        most_open_corrections)
        return invalid("correction", "Wait until what you asked for before is answered");

    Correction correction{.id = CorrectionId{tools.random.id()},
                          .meeting = copy.meeting,
                          .circulation = copy.id,
                          .body = FreeText{trimmed(command.body)},
                          .asked_at = now};
    correction.part = other_part_from(command.part);
    if (!command.part.empty() && !correction.part)
        correction.section = MinuteSectionId{command.part};
    work.records.ask(authority, correction);
    work.meetings.raise_replies_version(authority, copy.meeting);
    note(work,
         bearer(authority, copy),
         now,
         correction,
         meeting->case_id,
         "by=link correction=asked");
    return correction;
}

}  // namespace quorate::core
