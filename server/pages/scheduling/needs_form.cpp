#include "server/pages/scheduling/needs_form.hpp"

#include <algorithm>
#include <functional>

#include "core/meetings/time_and_place.hpp"
#include "core/support/text.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/meetings/meeting_form.hpp"

namespace quorate::server {
namespace {

using core::UnwantedDraft;
using Errors = std::vector<core::FieldError>;

// Rows that wait to be filled in.
constexpr std::size_t empty_rows = 2;

// The choice of a row for all five days of the working week.
constexpr const char* working_week = "weekdays";
constexpr unsigned working_days = 5;

// More than this nobody typed here.
constexpr std::size_t most_rows = 30;

std::string row_field(std::size_t row, const char* part)
{
    return "unwanted." + std::to_string(row) + "." + part;
}

std::vector<UnwantedDraft> unwanted_of(const Fields& form)
{
    std::vector<UnwantedDraft> typed;
    for (std::size_t row = 0; row < most_rows && form.has(row_field(row, "day")); ++row) {
        UnwantedDraft each{.day = form.get(row_field(row, "day")),
                           .from = form.get(row_field(row, "from")),
                           .until = form.get(row_field(row, "until")),
                           .name = form.get(row_field(row, "name"))};
        const std::string all = each.day + each.from + each.until + each.name;
        if (!core::trimmed(all).empty()) typed.push_back(std::move(each));
    }
    return typed;
}

// The times that a row stands for.
std::vector<UnwantedDraft> expanded(const UnwantedDraft& row)
{
    if (row.day != working_week) return {row};
    std::vector<UnwantedDraft> days;
    for (unsigned day = 1; day <= working_days; ++day) {
        days.push_back(row);
        days.back().day = core::code(std::chrono::weekday{day});
    }
    return days;
}

bool is_one_row(const UnwantedDraft& a, const UnwantedDraft& b)
{
    return a.from == b.from && a.until == b.until && a.name == b.name;
}

// What is the same on all five days of the working week becomes one row.
std::vector<UnwantedDraft> folded(const std::vector<UnwantedDraft>& times)
{
    std::vector<UnwantedDraft> rows;
    for (const UnwantedDraft& time : times) {
        UnwantedDraft week = time;
        week.day = working_week;
        const auto days = expanded(week);
        const bool is_whole = std::ranges::all_of(days, [&](const UnwantedDraft& day) {
            return std::ranges::any_of(times, [&](const UnwantedDraft& each) {
                return each.day == day.day && is_one_row(each, day);
            });
        });
        const bool is_of_week = is_whole && std::ranges::any_of(days, [&](const auto& day) {
                                    return day.day == time.day;
                                });
        const bool is_there = std::ranges::any_of(rows, [&](const UnwantedDraft& row) {
            return row.day == working_week && is_one_row(row, time);
        });
        if (!is_of_week)
            rows.push_back(time);
        else if (!is_there)
            rows.push_back(week);
    }
    return rows;
}

std::vector<Option> features()
{
    std::vector<Option> options;
    for (const core::AccessFeature feature : core::all_access_features())
        options.push_back({std::string{code(feature)}, std::string{label(feature)}});
    return options;
}

View minutes_input(std::string name, std::string label, std::string value, const Errors& errors)
{
    std::string error = error_for(errors, name);
    return text_input({.name = std::move(name),
                       .label = std::move(label),
                       .value = std::move(value),
                       .error = std::move(error),
                       .width = 4,
                       .autocomplete = "off",
                       .input_mode = "numeric"});
}

std::vector<Option> weekdays()
{
    std::vector<Option> options{{working_week, "Monday to Friday"}};
    for (unsigned day = 1; day <= 7; ++day) {
        const std::string name{core::code(std::chrono::weekday{day})};
        options.push_back({name, core::capitalised(name)});
    }
    return options;
}

View row_input(std::size_t row,
               const char* part,
               const char* label,
               const std::string& value,
               int width,
               const Errors& errors)
{
    return text_input({.name = row_field(row, part),
                       .label = label,
                       .value = value,
                       .error = error_for(errors, row_field(row, part)),
                       .width = width,
                       .autocomplete = "off"});
}

View more_fields(const std::string& summary, bool is_open, const std::vector<View>& fields)
{
    View made;
    made["more_summary"] = summary;
    made["more_open"] = is_open;
    made["more_fields"] = view_list(fields, std::identity{});
    return made;
}

bool is_wrong(const Errors& errors, const std::vector<std::string_view>& fields)
{
    return std::ranges::any_of(
        fields, [&](std::string_view field) { return !error_for(errors, field).empty(); });
}

// Nothing is typed where there is no time before or after.
bool is_none(const std::string& minutes)
{
    return core::trimmed(minutes).empty() || core::trimmed(minutes) == "0";
}

View unwanted_row(std::size_t row, const UnwantedDraft& typed, const Errors& errors)
{
    const std::vector<View> fields{
        select({.name = row_field(row, "day"),
                .label = "Day",
                .options = weekdays(),
                .chosen = typed.day,
                .prompt = "No day",
                .error = error_for(errors, row_field(row, "day"))}),
        row_input(row, "from", "From", typed.from, 5, errors),
        row_input(row, "until", "Until", typed.until, 5, errors),
        row_input(row, "name", "What it is (optional)", typed.name, 20, errors)};
    View made;
    made["row_label"] = "Time " + number_text(row + 1);
    made["fields"] = view_list(fields, std::identity{});
    return made;
}

}  // namespace

NeedsForm needs_form_of(const Fields& form)
{
    const MeetingForm meeting = meeting_form_of(form);
    NeedsForm typed{.length = meeting.length,
                    .family_before = form.get("family_minutes_before"),
                    .debrief_after = form.get("debrief_minutes_after"),
                    .parts = meeting.parts};
    core::NeedsDraft& draft = typed.draft;
    draft.children = {meeting.children.begin(), meeting.children.end()};
    draft.mode = meeting.mode;
    draft.venue = meeting.venue;
    draft.features = form.all("features");
    draft.wished_features = form.all("wished_features");
    draft.chair = core::UserId{meeting.chair};
    draft.minute_taker = core::UserId{form.get("minute_taker")};
    for (const core::SeatRequest& seat : meeting.invitees)
        draft.seats.push_back({.holder = seat.holder, .requirement = seat.requirement});
    draft.interpreter = form.get("interpreter");
    draft.advocates = form.all("advocates");
    draft.unwanted = unwanted_of(form);
    draft.preferred = form.get("preferred");
    draft.version = meeting.version;
    draft.confirm_quorum = meeting.confirmed.quorum;
    return typed;
}

NeedsForm form_of_needs(const core::MeetingNeeds& needs)
{
    NeedsForm form{
        .length = number_text(needs.length_minutes),
        .family_before = number_text(needs.family_minutes_before),
        .debrief_after = number_text(needs.debrief_minutes_after),
        .parts = parts_of(windows_of(needs.seats), std::chrono::minutes{needs.length_minutes}),
        .draft = core::draft_of(needs)};
    form.draft.unwanted = folded(form.draft.unwanted);
    return form;
}

std::vector<core::FieldError> errors_of_rows(const NeedsForm& form, const Errors& errors)
{
    std::vector<std::size_t> row_of;
    for (std::size_t row = 0; row < form.draft.unwanted.size(); ++row)
        row_of.insert(row_of.end(), expanded(form.draft.unwanted[row]).size(), row);
    Errors found;
    for (core::FieldError error : errors) {
        constexpr std::string_view prefix = "unwanted.";
        const auto dot = error.field.find('.', prefix.size());
        if (error.field.starts_with(prefix) && dot != std::string::npos) {
            const auto time = whole_number(error.field.substr(prefix.size(), dot - prefix.size()));
            if (time && *time >= 0 && static_cast<std::size_t>(*time) < row_of.size())
                error.field = row_field(row_of[static_cast<std::size_t>(*time)],
                                        error.field.substr(dot + 1).c_str());
        }
        const bool is_there = std::ranges::any_of(found, [&](const core::FieldError& each) {
            return each.field == error.field && each.message == error.message;
        });
        if (!is_there) found.push_back(std::move(error));
    }
    return found;
}

core::NeedsDraft draft_of(const NeedsForm& form)
{
    core::NeedsDraft draft = form.draft;
    draft.unwanted.clear();
    for (const UnwantedDraft& row : form.draft.unwanted)
        for (UnwantedDraft& each : expanded(row))
            draft.unwanted.push_back(std::move(each));
    // What is no number is refused like a number that is out of bounds.
    const auto number = [](const std::string& typed, int empty) {
        return core::trimmed(typed).empty() ? empty : whole_number(typed).value_or(-1);
    };
    draft.length_minutes = number(form.length, -1);
    draft.family_minutes_before = number(form.family_before, 0);
    draft.debrief_minutes_after = number(form.debrief_after, 0);
    for (core::SeatNeed& seat : draft.seats)
        seat.window =
            window_of(form.parts, seat.holder, std::chrono::minutes{draft.length_minutes});
    return draft;
}

std::vector<View> about_fields(const NeedsForm& form,
                               const core::MeetingChoices& choices,
                               const Errors& errors)
{
    std::vector<Option> children;
    for (const core::Child& child : choices.children)
        children.push_back({child.id.text(), core::full_name(child).reveal()});
    std::vector<std::string> chosen;
    for (const core::ChildId& child : form.draft.children)
        chosen.push_back(child.text());
    return {checkboxes({.name = "children",
                        .legend = "Which children is it about?",
                        .options = std::move(children),
                        .chosen = std::move(chosen),
                        .error = error_for(errors, "children"),
                        .small = true})};
}

std::vector<View> length_fields(const NeedsForm& form, const Errors& errors)
{
    return {minutes_input("duration_minutes", "Minutes for the meeting", form.length, errors)};
}

View around_fields(const NeedsForm& form, const Errors& errors)
{
    const bool is_open = !is_none(form.family_before) || !is_none(form.debrief_after) ||
                         is_wrong(errors, {"family_minutes_before", "debrief_minutes_after"});
    return more_fields("The chair’s time before and after",
                       is_open,
                       {minutes_input("family_minutes_before",
                                      "Minutes for the chair with the family first",
                                      form.family_before,
                                      errors),
                        minutes_input("debrief_minutes_after",
                                      "Minutes for the chair afterwards",
                                      form.debrief_after,
                                      errors)});
}

core::NeededHelp help_of(const NeedsForm& form)
{
    core::NeededHelp help{.interpreter = core::trimmed(form.draft.interpreter)};
    for (const std::string& each : form.draft.advocates)
        if (const auto whom = core::advocate_for_from(each)) help.advocates.insert(*whom);
    return help;
}

View help_fields(const NeedsForm& form, core::MeetingType type, const Errors& errors)
{
    std::vector<View> fields{
        text_input({.name = "interpreter",
                    .label = "Languages that an interpreter is needed for (optional)",
                    .value = form.draft.interpreter,
                    .hint = "For example, Polish or British Sign Language. Leave it empty if no "
                            "interpreter is needed. Messages and calendars do not tell it.",
                    .error = error_for(errors, "interpreter"),
                    .autocomplete = "off"})};
    if (core::is_for_family(type) || !form.draft.advocates.empty())
        fields.push_back(
            checkboxes({.name = "advocates",
                        .legend = "Is an advocate needed?",
                        .options = {{"child", "For the child"}, {"parent", "For a parent"}},
                        .chosen = form.draft.advocates,
                        .error = error_for(errors, "advocates"),
                        .small = true}));
    const bool is_open = !form.draft.interpreter.empty() || !form.draft.advocates.empty() ||
                         is_wrong(errors, {"interpreter", "advocates"});
    return more_fields(
        core::is_for_family(type) ? "Interpreter and advocate" : "Interpreter", is_open, fields);
}

View mode_field(const NeedsForm& form, const Errors& errors)
{
    return radios({.name = "mode",
                   .legend = "How do people meet?",
                   .options = {{"in_person", "In person"},
                               {"video", "By video"},
                               {"hybrid", "In person or by video"}},
                   .chosen = form.draft.mode,
                   .error = error_for(errors, "mode"),
                   .small = true});
}

View place_fields(const NeedsForm& form, const Errors& errors)
{
    const bool is_open = !form.draft.venue.empty() || !form.draft.features.empty() ||
                         !form.draft.wished_features.empty() ||
                         is_wrong(errors, {"venue", "features", "wished_features"});
    return more_fields(
        "The place, and what the room has",
        is_open,
        {text_input({.name = "venue",
                     .label = "A place that is not ours (optional)",
                     .value = form.draft.venue,
                     .hint = "No room of ours is looked for then. It stands in every "
                             "invitation: never a home, refuge or foster home.",
                     .error = error_for(errors, "venue"),
                     .autocomplete = "off"}),
         checkboxes({.name = "features",
                     .legend = "What must the room have?",
                     .options = features(),
                     .chosen = form.draft.features,
                     .error = error_for(errors, "features"),
                     .small = true}),
         checkboxes({.name = "wished_features",
                     .legend = "What would be good to have?",
                     .options = features(),
                     .chosen = form.draft.wished_features,
                     .error = error_for(errors, "wished_features"),
                     .small = true})});
}

std::vector<View> staff_fields(const NeedsForm& form,
                               const core::MeetingChoices& choices,
                               core::MeetingType type,
                               const Errors& errors)
{
    std::vector<Option> chairs;
    std::vector<Option> takers;
    for (const core::User& user : choices.staff) {
        const Option option{user.id.text(), user.name.reveal() + ", " + user.job_title};
        if (core::may_chair(user, type)) chairs.push_back(option);
        if (core::may_take_minutes(user)) takers.push_back(option);
    }
    return {select({.name = "chair",
                    .label = "Who chairs?",
                    .options = std::move(chairs),
                    .chosen = form.draft.chair.text(),
                    .prompt = "Any who may chair",
                    .error = error_for(errors, "chair")}),
            select({.name = "minute_taker",
                    .label = "Who takes the minutes? (optional)",
                    .options = std::move(takers),
                    .chosen = form.draft.minute_taker.text(),
                    .prompt = "Nobody yet",
                    .error = error_for(errors, "minute_taker")})};
}

std::vector<View> wish_fields(const NeedsForm& form, const Errors& errors)
{
    return {
        radios({.name = "preferred",
                .legend = "Which part of the day is better?",
                .options = {{"", "Either"}, {"morning", "Mornings"}, {"afternoon", "Afternoons"}},
                .chosen = form.draft.preferred,
                .error = error_for(errors, "preferred"),
                .small = true})};
}

bool has_wishes(const NeedsForm& form, const Errors& errors)
{
    return !form.draft.unwanted.empty() || !form.draft.preferred.empty() ||
           std::ranges::any_of(errors, [](const core::FieldError& each) {
               return each.field == "preferred" || each.field.starts_with("unwanted");
           });
}

View unwanted_rows(const NeedsForm& form, const Errors& errors)
{
    const auto& typed = form.draft.unwanted;
    kainjow::mustache::list rows;
    for (std::size_t row = 0; row < typed.size() + empty_rows; ++row)
        rows.push_back(
            unwanted_row(row, row < typed.size() ? typed[row] : UnwantedDraft{}, errors));
    return View{rows};
}

}  // namespace quorate::server
