#include "server/pages/actions/item_form.hpp"

#include <algorithm>

#include "server/pages/directory/form_numbers.hpp"
#include "server/pages/record/record_views.hpp"

namespace quorate::server {
namespace {

// Browsers send line breaks as CR LF; they are kept as LF.
std::string with_plain_breaks(std::string text)
{
    std::erase(text, '\r');
    return text;
}

std::string section_text(bool visible, const std::string& body)
{
    return (visible ? "yes\n" : "\n") + with_plain_breaks(body);
}

std::string decision_text(const TypedDecision& decision)
{
    return with_plain_breaks(decision.outcome + '\n' + decision.category + '\n' + decision.reasons +
                             '\n' + decision.dissent + (decision.visible_to_family ? "\nyes" : ""));
}

TypedDecision as_typed(const core::ChildDecision* kept)
{
    if (kept == nullptr) return {};
    return {.version = kept->version,
            .outcome = std::string{core::code(kept->outcome)},
            .category = kept->category,
            .reasons = with_plain_breaks(kept->reasons.reveal()),
            .dissent = with_plain_breaks(kept->dissent.reveal()),
            .visible_to_family = kept->visible_to_family};
}

// Whether the other's words, as they are kept now, were shown beside these and a choice was made.
bool is_settled(const Fields& form, const std::string& part, int kept_version)
{
    return !form.get(keep_field(part)).empty() &&
           number_field(form, part_field("seen", part)) == kept_version;
}

// Whether a part with this text is as it stood: as it is kept now, or, when somebody else has
// changed it since, as it was shown.
bool is_untouched(const Fields& form,
                  const std::string& part,
                  const std::string& typed,
                  const std::string& kept,
                  bool is_stale)
{
    if (typed == kept) return true;
    const std::string was = part_field("was", part);
    return is_stale && form.has(was) && with_plain_breaks(form.get(was)) == typed;
}

// Whether a time of a seat is another than the page showed.
bool times_changed(const Fields& form, const core::InviteeId& seat)
{
    for (const std::string& field : {arrived_field(seat), left_field(seat)})
        if (form.has(field) && form.get(field) != form.get("kept-" + field)) return true;
    return false;
}

}  // namespace

std::string part_field(const char* name, const std::string& part)
{
    return std::string{name} + "-" + part;
}

std::string keep_field(const std::string& part)
{
    return part_field("keep", part);
}

std::string was_text(const core::MinuteSection& section)
{
    return section_text(section.visible_to_family, section.body.reveal());
}

std::string was_text(const core::ChildDecision* decision)
{
    return decision_text(as_typed(decision));
}

TypedSection section_in(const Fields& form, const core::MinuteSectionId& id)
{
    const std::string& part = id.text();
    return {.version = number_field(form, part_field("version", part)),
            .body = with_plain_breaks(form.get(part_field("body", part))),
            .visible_to_family = form.get(part_field("visible_to_family", part)) == "yes"};
}

std::optional<TypedSection> typed_section(const Fields& form, const core::MinuteSection& kept)
{
    const std::string part = kept.id.text();
    if (!form.has(part_field("body", part))) return std::nullopt;
    TypedSection typed = section_in(form, kept.id);
    const std::string& keep = form.get(keep_field(part));
    // Both passes over no word of the other's, also of those that came after they were shown.
    if (typed.version != kept.version && (keep == "both" || is_settled(form, part, kept.version))) {
        if (keep == "theirs") return std::nullopt;
        if (keep == "both") typed.body = kept.body.reveal() + "\n\n" + typed.body;
        typed.version = kept.version;
    }
    const std::string text = section_text(typed.visible_to_family, typed.body);
    if (is_untouched(form, part, text, was_text(kept), typed.version != kept.version))
        return std::nullopt;
    return typed;
}

std::optional<TypedDecision> typed_decision(const Fields& form,
                                            const core::ChildId& child,
                                            const core::ChildDecision* kept)
{
    const std::string& part = child.text();
    const TypedDecision before = as_typed(kept);
    TypedDecision typed = before;
    typed.version = number_field(form, part_field("version", part));
    const auto take = [&](const char* name, std::string& into) {
        const std::string field = part_field(name, part);
        if (form.has(field)) into = with_plain_breaks(form.get(field));
    };
    take("outcome", typed.outcome);
    take("category", typed.category);
    take("reasons", typed.reasons);
    take("dissent", typed.dissent);
    // A box that is not ticked is not sent; the field beside it is, where the box is offered.
    if (form.has(part_field("reasons", part)))
        typed.visible_to_family = form.get(part_field("visible_to_family", part)) == "yes";
    if (typed.version != before.version && is_settled(form, part, before.version)) {
        if (form.get(keep_field(part)) == "theirs") return std::nullopt;
        typed.version = before.version;
    }
    const bool is_stale = typed.version != before.version;
    if (is_untouched(form, part, decision_text(typed), decision_text(before), is_stale))
        return std::nullopt;
    typed.dissents = typed.dissent != before.dissent;
    typed.decides = kept == nullptr || typed.outcome != before.outcome ||
                    typed.category != before.category || typed.reasons != before.reasons ||
                    typed.visible_to_family != before.visible_to_family;
    return typed;
}

std::optional<core::ActionForm> typed_action(const Fields& form)
{
    bool is_filled = form.get("do") == "action";
    for (const char* field : {"what",
                              "owner",
                              "due_on",
                              "plain_language",
                              "visible_to_family",
                              "outcome_intended",
                              "evidence_planned",
                              "not_before",
                              "priority"})
        is_filled = is_filled || !form.get(field).empty();
    if (!is_filled) return std::nullopt;
    return core::ActionForm{.what = form.get("what"),
                            .plain_language = form.get("plain_language"),
                            .owner = owner_from(form.get("owner")),
                            .due_on = form.get("due_on"),
                            .visible_to_family = form.get("visible_to_family") == "yes",
                            .outcome_intended = form.get("outcome_intended"),
                            .priority = form.get("priority"),
                            .not_before = form.get("not_before"),
                            .evidence_planned = form.get("evidence_planned")};
}

std::optional<core::Attendance> typed_attendance(const Fields& form, const core::InviteeId& seat)
{
    const std::string field = seat_field(seat);
    const std::string& chosen = form.get(field);
    if (chosen.empty() || chosen == form.get("was-" + field)) return std::nullopt;
    return core::attendance_from(chosen);
}

std::optional<core::TakeRegister> typed_register(const Fields& form,
                                                 const core::MeetingId& meeting,
                                                 Seats which)
{
    core::TakeRegister command{.meeting = meeting, .attendance = {}};
    for (const auto& [name, value] : form.entries()) {
        if (!name.starts_with("seat-")) continue;
        const core::InviteeId seat{name.substr(5)};
        const auto chosen =
            which == Seats::all ? core::attendance_from(value) : typed_attendance(form, seat);
        const bool has_times = times_changed(form, seat);
        const auto marked = has_times && !chosen ? core::attendance_from(value) : chosen;
        if (which == Seats::changed && !marked) continue;
        if (!marked) return std::nullopt;
        command.attendance[seat] = *marked;
        if (form.has(arrived_field(seat))) command.arrived[seat] = form.get(arrived_field(seat));
        if (form.has(left_field(seat))) command.left[seat] = form.get(left_field(seat));
        const auto recorded = core::attendance_from(form.get("kept-" + name));
        const auto filled_in = core::attendance_from(form.get("was-" + name));
        if (recorded && filled_in)
            command.shown[seat] = {.recorded = *recorded,
                                   .filled_in = *filled_in,
                                   .arrived = form.get("kept-" + arrived_field(seat)),
                                   .left = form.get("kept-" + left_field(seat))};
    }
    return command;
}

core::Error with_seat_fields(core::Error error)
{
    for (core::FieldError& fault : error.fields) {
        const auto dot = fault.field.find('.');
        if (dot == std::string::npos) continue;
        const core::InviteeId seat{fault.field.substr(dot + 1)};
        const std::string member = fault.field.substr(0, dot);
        if (member == "attendance") fault.field = seat_field(seat);
        if (member == "arrived") fault.field = arrived_field(seat);
        if (member == "left") fault.field = left_field(seat);
    }
    return error;
}

const core::ChildDecision* decision_for(const core::MinutesFile& file, const core::ChildId& child)
{
    const auto found = std::ranges::find(file.decisions, child, &core::ChildDecision::child);
    return found == file.decisions.end() ? nullptr : &*found;
}

}  // namespace quorate::server
