#include "core/minutes/amend_minutes.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/meetings/complaints.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/minutes/minutes_store.hpp"
#include "core/minutes/named_parts.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

void check_text(Complaints& complaints,
                const std::string& field,
                const std::string& text,
                const char* missing,
                std::size_t longest)
{
    if (trimmed(text).empty())
        complaints.add(field, missing);
    else if (!is_plain_text(text, Lines::many))
        complaints.add(field, "Use letters, digits, punctuation and line breaks only");
    else if (length(text) > longest)
        complaints.add(field, "Keep this under " + std::to_string(longest) + " characters");
}

// What is put right; nothing for the whole record, and when there is no such part.
std::optional<NamedPart> part_in(const MinutesFile& file, const AmendMinutes& command)
{
    const std::string& value = command.section.empty() ? command.part : command.section;
    for (NamedPart& each : parts_of(file))
        if (each.value == value) return std::move(each);
    return std::nullopt;
}

bool is_listed(const MinutesFile& file, const AmendMinutes& command)
{
    if (command.section.empty() && command.part.empty()) return true;
    if (!command.section.empty() && !command.part.empty()) return false;
    const bool is_other = other_part_from(command.section).has_value();
    return !is_other && part_in(file, command).has_value();
}

void check_audience(Complaints& complaints, const MinutesFile& file, const AmendMinutes& command)
{
    if (!command.visible_to_family) return;
    const auto part = part_in(file, command);
    if (!is_for_family(file.file.meeting.type))
        complaints.add("visible_to_family", "Nothing of this meeting goes to the family");
    else if (part && !part->visible_to_family)
        complaints.add("visible_to_family",
                       "The family may not read this part, so it may not read what is put right "
                       "in it");
}

Result<Done> check(const MinutesFile& file, const AmendMinutes& command)
{
    Complaints complaints;
    if (!is_listed(file, command))
        complaints.add(command.part.empty() ? "section" : "part", "Choose a part of these minutes");
    check_text(complaints, "body", command.body, "Write what is right", longest_amendment);
    check_text(complaints,
               "reason",
               command.reason,
               "Write who asked for this and why",
               longest_amendment_reason);
    if (const std::size_t said = length(trimmed(command.reason));
        said > 0 && said < shortest_reason)
        complaints.add("reason",
                       "Write a little more, at least " + std::to_string(shortest_reason) +
                           " characters: who asked for this and why");
    check_audience(complaints, file, command);
    if (!complaints.empty()) return complaints.error();
    return Done{};
}

}  // namespace

std::vector<Finding> findings_in(UnitOfWork& work,
                                 const MinutesFile& file,
                                 const AmendMinutes& command)
{
    return proof_read(
        {{.where = "What is right", .id = "amendment", .words = FreeText{command.body}}},
        names_kept_apart(work, file));
}

Result<Amendment> amend_minutes(UnitOfWork& work,
                                const Clock& clock,
                                RandomSource& random,
                                const Digest& digest,
                                const Actor& actor,
                                const AmendMinutes& command)
{
    const Instant now = clock.now();
    // That the reason is long enough is check()'s to say, which names its field.
    auto known = meeting_file(work,
                              actor,
                              Action::minutes_amend_approved,
                              command.meeting,
                              now,
                              std::string(shortest_reason, 'x'));
    if (!known) return known.error();
    const MinutesFile file = minutes_file(work, *std::move(known));
    if (!file.minutes) return Refusal::not_found;
    if (file.minutes->status != MinutesStatus::approved) return Refusal::wrong_state;
    if (auto checked = check(file, command); !checked) return checked.error();
    if (command.number != file.minutes->amendments + 1) return Refusal::stale_version;
    if (const auto left = unconfirmed(findings_in(work, file, command), command.confirmed);
        !left.empty())
        return Error{Refusal::needs_confirmation,
                     {{"confirmed",
                       "Look at what was found in this correction, and tick what may stay: " +
                           std::to_string(left.size()) + " left"}}};

    Amendment amendment{.id = AmendmentId{random.id()},
                        .meeting = command.meeting,
                        .number = command.number,
                        .body = FreeText{command.body},
                        .reason = FreeText{command.reason},
                        .visible_to_family = command.visible_to_family,
                        .made_by = actor.user,
                        .made_at = now};
    if (!command.section.empty()) amendment.section = MinuteSectionId{command.section};
    amendment.part = other_part_from(command.part);
    const std::string before =
        file.amendments.empty() ? file.minutes->digest : file.amendments.back().digest;
    amendment.digest = digest_of(digest, before, amendment);
    if (auto added = work.minutes.add_amendment(actor.authority, amendment); !added)
        return added.error();
    audit(work,
          actor,
          now,
          {.action = Action::minutes_amend_approved,
           .object = amendment.id.text(),
           .case_id = file.file.family.id,
           .detail = "number=" + std::to_string(amendment.number) +
                     (amendment.visible_to_family ? " for_family=yes" : " for_family=no")});
    return amendment;
}

CheckedRecords check_records(UnitOfWork& work, const Digest& digest, const AuthorityId& authority)
{
    CheckedRecords records;
    for (const MeetingId& meeting : work.minutes.all_approved(authority)) {
        const auto about = work.meetings.find(authority, meeting);
        const MinutedPlan plan = about ? minuted_plan(work, *about) : MinutedPlan{};
        const RecordFault fault = fault_of(digest,
                                           work.minutes.find(authority, meeting).value(),
                                           work.minutes.sections(authority, meeting),
                                           work.minutes.decisions(authority, meeting),
                                           work.minutes.amendments(authority, meeting),
                                           plan);
        ++records.checked;
        if (fault != RecordFault::none) records.broken.push_back({meeting, fault});
    }
    return records;
}

}  // namespace quorate::core
