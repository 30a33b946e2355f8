#include "server/pages/families/event_fields.hpp"

#include <algorithm>

#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/dates/typed_time.hpp"
#include "core/support/text.hpp"
#include "server/pages/families/family_layout.hpp"

namespace quorate::server {
namespace {

using Errors = std::vector<core::FieldError>;

}  // namespace

View event_day_field(const Fields& typed, const Errors& errors)
{
    return date_input({.name = "on",
                       .label = "On which day?",
                       .value = typed.get("on"),
                       .error = error_for(errors, "on"),
                       .autocomplete = "off"},
                      DateExample::past);
}

View event_time_field(const Fields& typed, const Errors& errors)
{
    return time_input({.name = "time",
                       .label = "At what time? (optional)",
                       .value = typed.get("time"),
                       .hint = "Needed where something is due within hours",
                       .error = error_for(errors, "time")});
}

std::optional<std::chrono::minutes> typed_time_of(const Fields& form, Errors& errors)
{
    const std::string& typed = form.get("time");
    if (core::trimmed(typed).empty()) return std::nullopt;
    const auto time = core::parse_typed_time(typed);
    if (!time) errors.push_back({"time", "Enter the time on the 24-hour clock, such as 14:30"});
    return time;
}

void add_children(std::vector<View>& fields,
                  const std::vector<core::Child>& children,
                  const Fields& typed,
                  const Errors& errors)
{
    if (children.size() < 2) return;
    Checkboxes boxes{.name = "children",
                     .legend = "Which children was it about?",
                     .chosen = typed.all("children"),
                     .hint =
                         "Each child's dates are worked out separately. If different things "
                         "were decided, record it once for each",
                     .error = error_for(errors, "children")};
    for (const core::Child& child : children)
        boxes.options.push_back({child.id.text(), core::full_name(child).reveal()});
    fields.push_back(checkboxes(boxes));
}

std::vector<core::ChildId> ticked_children(const Fields& form,
                                           const std::vector<core::Child>& children,
                                           Errors& errors)
{
    const auto ticked = form.all("children");
    if (children.size() >= 2 && ticked.empty())
        errors.push_back({"children", "Choose at least one child"});
    return {ticked.begin(), ticked.end()};
}

std::vector<core::ChildId> unless_all(std::vector<core::ChildId> ticked,
                                      const std::vector<core::Child>& children)
{
    if (ticked.size() >= children.size()) ticked.clear();
    return ticked;
}

View section_47_field(const Fields& typed, const Errors& errors)
{
    return tick_box("initiates_section_47",
                    "Strategy discussion",
                    "Section 47 enquiries started at this discussion",
                    is_ticked(typed, "initiates_section_47"),
                    error_for(errors, "initiates_section_47"),
                    "The clock for the initial conference starts on this day");
}

View plan_field(const Fields& typed, const Errors& errors)
{
    return tick_box("makes_plan",
                    "Initial conference",
                    "A child protection plan was made",
                    is_ticked(typed, "makes_plan"),
                    error_for(errors, "makes_plan"),
                    "The clocks for the core group and the review start on this day");
}

void add_confirmation(std::vector<View>& fields, const Fields& typed, const Errors& errors)
{
    std::string unusual;
    for (const core::FieldError& each : errors)
        if (each.field == "confirm_unusual")
            unusual += (unusual.empty() ? "" : ". ") + each.message;
    if (unusual.empty() && !is_ticked(typed, "confirm_unusual")) return;
    fields.push_back(tick_box("confirm_unusual",
                              "This is unusual",
                              "It is right. Record it anyway",
                              is_ticked(typed, "confirm_unusual"),
                              unusual));
}

View event_note_field(const Fields& typed, const Errors& errors)
{
    return textarea({.name = "note",
                     .label = "Note (optional)",
                     .value = typed.get("note"),
                     .hint = "Write what the child could read one day",
                     .error = error_for(errors, "note"),
                     .rows = 3});
}

std::vector<OptionGroup> event_kinds_to_choose()
{
    std::vector<OptionGroup> groups(static_cast<std::size_t>(core::last_event_group) + 1);
    for (const core::EventKind kind : core::recordable_event_kinds()) {
        const core::EventGroup group = *core::group_of(kind);
        OptionGroup& shown = groups[static_cast<std::size_t>(group)];
        shown.label = core::label(group);
        shown.options.push_back({std::string{code(kind)}, std::string{label(kind)}});
    }
    return groups;
}

Fields typed_from(const core::CaseEvent& event, const std::vector<core::Child>& children)
{
    Fields typed;
    typed.add("on", core::typed_date(event.on));
    if (event.at) typed.add("time", core::london_clock_time(*event.at));
    for (const core::Child& child : children)
        if (is_about(event, child.id)) typed.add("children", child.id.text());
    typed.add("initiates_section_47", event.initiates_section_47 ? "yes" : "");
    typed.add("makes_plan", event.makes_plan ? "yes" : "");
    typed.add("note", event.note.reveal());
    return typed;
}

}  // namespace quorate::server
