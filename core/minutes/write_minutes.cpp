#include "core/minutes/write_minutes.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/minutes/agenda.hpp"
#include "core/minutes/minutes_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

// Each agency once, in the order of the seats; the authority's own staff speak for social care.
std::vector<std::string> agencies_of(const std::vector<InviteeEntry>& seats)
{
    std::vector<std::string> names;
    for (const InviteeEntry& seat : seats) {
        if (is_family(seat.invitee.holder)) continue;
        std::string name = seat.agency_name;
        if (name.empty() && seat.staff_role == Role::social_worker)
            name = label(AgencyKind::children_social_care);
        if (!name.empty() && std::ranges::count(names, name) == 0) names.push_back(std::move(name));
    }
    return names;
}

std::vector<MinuteSection> sections_for(const MeetingFile& file,
                                        const std::vector<InviteeEntry>& seats,
                                        RandomSource& random)
{
    std::vector<MinuteSection> sections;
    const auto add = [&](const AgendaItem& item, const std::string& title) {
        sections.push_back({.id = MinuteSectionId{random.id()},
                            .meeting = file.meeting.id,
                            .position = static_cast<int>(sections.size()) + 1,
                            .item = std::string{item.code},
                            .title = title});
    };
    const auto agencies = agencies_of(seats);
    for (const AgendaItem& item : agenda_for(file.meeting.type, file.family.jurisdiction)) {
        const std::string title{item.title};
        if (item.per_agency && !agencies.empty())
            for (const std::string& agency : agencies)
                add(item, title + ": " + agency);
        else
            add(item, title);
    }
    return sections;
}

std::string titles_of(const std::vector<MinuteSection>& sections)
{
    std::string titles;
    for (const MinuteSection& section : sections)
        titles += (titles.empty() ? "" : "; ") + section.title;
    return titles;
}

}  // namespace

Result<MinutesFile> open_minutes(UnitOfWork& work,
                                 const Clock& clock,
                                 RandomSource& random,
                                 const Actor& actor,
                                 const MeetingId& meeting)
{
    auto file = meeting_file(work, actor, Action::minutes_edit_draft, meeting, clock.now());
    if (!file) return file.error();
    if (file->meeting.status == MeetingStatus::cancelled) return Refusal::wrong_state;
    if (!work.minutes.find(actor.authority, meeting)) {
        const auto seats = work.invitees.of_meeting(actor.authority, meeting);
        work.minutes.open(actor.authority, meeting, sections_for(*file, seats, random));
        audit(work,
              actor,
              clock.now(),
              {.action = Action::minutes_edit_draft,
               .object = meeting.text(),
               .case_id = file->family.id,
               .detail = "opened"});
    }
    return minutes_file(work, *std::move(file));
}

Result<MinuteSection> save_section(UnitOfWork& work,
                                   const Clock& clock,
                                   const Actor& actor,
                                   const SaveSection& command)
{
    const auto file =
        meeting_file(work, actor, Action::minutes_edit_draft, command.meeting, clock.now());
    if (!file) return file.error();
    const auto minutes = work.minutes.find(actor.authority, command.meeting);
    auto section = work.minutes.find_section(actor.authority, command.section);
    if (!minutes || !section || section->meeting != command.meeting) return Refusal::not_found;
    if (minutes->status == MinutesStatus::approved) return Refusal::wrong_state;

    std::vector<FieldError> errors;
    if (!is_plain_text(command.body, Lines::many))
        errors.push_back({"body", "Use letters, digits, punctuation and line breaks only"});
    else if (length(command.body) > longest_section)
        errors.push_back({"body", "Keep this section under 50,000 characters"});
    if (command.visible_to_family && !is_for_family(file->meeting.type))
        errors.push_back({"visible_to_family", "Nothing of this meeting goes to the family"});
    else if (command.visible_to_family && section->item == closed_item)
        errors.push_back({"visible_to_family", "Nothing of the closed part goes to the family"});
    if (!errors.empty()) return Error{Refusal::invalid_input, std::move(errors)};

    if (section->version != command.version) return Refusal::stale_version;
    // Blanks alone are nothing: sealed, the database could not tell them from words.
    section->body = trimmed(command.body).empty() ? FreeText{} : FreeText{command.body};
    section->visible_to_family = command.visible_to_family;
    section->updated_by = actor.user;
    section->updated_at = clock.now();
    const auto saved = work.minutes.save_section(actor.authority, *section);
    if (!saved) return saved.error();
    section->version = *saved;
    audit(work,
          actor,
          clock.now(),
          {.action = Action::minutes_edit_draft,
           .object = section->id.text(),
           .case_id = file->family.id,
           .detail = section->visible_to_family ? "for_family=yes" : "for_family=no"});
    return *section;
}

Result<std::vector<Finding>> proof_read_minutes(UnitOfWork& work,
                                                const Clock& clock,
                                                const Actor& actor,
                                                const MeetingId& meeting)
{
    const auto file = view_minutes(work, clock, actor, meeting);
    if (!file) return file.error();
    if (!file->minutes || file->minutes->status == MinutesStatus::approved)
        return std::vector<Finding>{};
    return findings_in(work, *file);
}

Result<Minutes> approve_minutes(UnitOfWork& work,
                                const Clock& clock,
                                const Digest& digest,
                                const Actor& actor,
                                const ApproveMinutes& command)
{
    auto file = meeting_file(work, actor, Action::minutes_approve, command.meeting, clock.now());
    if (!file) return file.error();
    const MinutesFile all = minutes_file(work, *std::move(file));
    if (!all.minutes) return Refusal::not_found;
    if (all.file.meeting.status != MeetingStatus::held) return Refusal::wrong_state;
    if (decides_for_each_child(all.file.meeting.type) && !undecided(all).empty())
        return invalid("decisions", "Record a decision for each child first");
    if (const auto missing = missing_of_closing_summary(all); !missing.empty())
        return invalid("sections", "Write the closing summary first: " + titles_of(missing));
    if (const auto left = unconfirmed(findings_in(work, all), command.confirmed); !left.empty())
        return Error{Refusal::needs_confirmation,
                     {{"confirmed",
                       "Look at what was found in the minutes, and tick what may stay: " +
                           std::to_string(left.size()) + " left"}}};

    const auto approved = work.minutes.approve(
        actor.authority, command.meeting, actor.user, clock.now(), command.version);
    if (!approved) return approved.error();
    work.minutes.drop_scraps(actor.authority, command.meeting);
    const Minutes agreed = work.minutes.find(actor.authority, command.meeting).value();
    work.minutes.keep_digest(actor.authority,
                             command.meeting,
                             digest_of(digest, agreed, all.sections, all.decisions, all.plan));
    audit(work,
          actor,
          clock.now(),
          {.action = Action::minutes_approve,
           .object = command.meeting.text(),
           .case_id = all.file.family.id,
           .detail = "version=" + std::to_string(*approved)});
    return work.minutes.find(actor.authority, command.meeting).value();
}

}  // namespace quorate::core
