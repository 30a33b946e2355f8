#include "server/pages/scheduling/working_hours_pages.hpp"

#include <array>

#include "core/availability/availability_access.hpp"
#include "core/availability/working_patterns.hpp"
#include "core/dates/typed_date.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/app/unread_fields.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/scheduling/calendar_urls.hpp"
#include "server/pages/scheduling/times_owner.hpp"
#include "server/pages/scheduling/times_views.hpp"
#include "server/templates/standard_pages.hpp"

namespace quorate::server {
namespace {

using core::CalendarOwner;
using core::OwnersPatterns;
using core::WorkingPattern;

constexpr std::size_t no_place = 1000;
constexpr std::array<const char*, 7> day_names{
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

struct HoursForm {
    std::array<std::string, 7> hours = {};
    bool term_time_only = false;
    std::string from = {};
    std::string until = {};
    std::size_t place = no_place;  // of the pattern that is changed
    int version = 0;
    std::vector<core::FieldError> errors = {};
    int status = 200;
    std::string saved_now = {};  // what somebody else made of it meanwhile
};

std::string hours_field(std::size_t day)
{
    return "hours." + std::string{core::weekday_code(day)};
}

std::string typed_or_nothing(const std::optional<core::Date>& day)
{
    return day ? core::typed_date(*day) : std::string{};
}

std::size_t place_in(const std::string& text)
{
    const auto number = whole_number(text);
    return number && *number >= 0 ? static_cast<std::size_t>(*number) : no_place;
}

HoursForm form_with(const WorkingPattern& pattern)
{
    HoursForm form{.term_time_only = pattern.term_time_only,
                   .from = typed_or_nothing(pattern.from),
                   .until = typed_or_nothing(pattern.until)};
    for (std::size_t day = 0; day < form.hours.size(); ++day)
        if (!pattern.hours[day].empty()) form.hours[day] = hours_text(pattern.hours[day]);
    return form;
}

// What a week usually looks like, to be changed.
HoursForm usual_form()
{
    HoursForm form;
    for (std::size_t day = 0; day < 5; ++day)
        form.hours[day] = "09:00 to 17:00";
    return form;
}

std::vector<View> fields_for(const HoursForm& form, const CalendarOwner& owner)
{
    const auto wrong = [&](std::string_view field) { return error_for(form.errors, field); };
    std::vector<View> fields;
    for (std::size_t day = 0; day < day_names.size(); ++day)
        fields.push_back(text_input(
            {.name = hours_field(day),
             .label = day_names[day],
             .value = form.hours[day],
             .hint = day == 0 ? "For example 09:00 to 12:30, 13:00 to 17:00. Empty for a day off"
                              : std::string{},
             .error = wrong(hours_field(day)),
             .width = 30,
             .autocomplete = "off"}));
    if (!std::holds_alternative<core::RoomId>(owner.who))
        fields.push_back(checkboxes({.name = "term_time_only",
                                     .legend = "School holidays",
                                     .options = {{"yes",
                                                  "In term time only",
                                                  "Nobody is offered meetings with them in "
                                                  "the school holidays that are kept here"}},
                                     .chosen = form.term_time_only ? std::vector<std::string>{"yes"}
                                                                   : std::vector<std::string>{},
                                     .small = true}));
    fields.push_back(date_input({.name = "from",
                                 .label = "From (leave empty if they always were so)",
                                 .value = form.from,
                                 .error = wrong("from")}));
    fields.push_back(date_input({.name = "until",
                                 .label = "Last day (leave empty until further notice)",
                                 .value = form.until,
                                 .error = wrong("until")}));
    fields.push_back(hidden_input("version", number_text(form.version)));
    if (form.place != no_place) fields.push_back(hidden_input("pattern", number_text(form.place)));
    return fields;
}

Response hours_page(App& app,
                    const Request& request,
                    const core::Actor& actor,
                    const CalendarOwner& owner,
                    const HoursForm& form)
{
    DirectoryForm page{
        .heading = "Working hours",
        .paragraphs = {"Nobody is offered a meeting outside these hours. On days of which nothing "
                       "is said the hours of the service count.",
                       "Hours that went on until now end on the day before the first of new ones."},
        .fields = fields_for(form, owner),
        .save_label = "Save these hours",
        .save_url = times_part_url(owner, "hours"),
        .cancel_url = times_url(actor, owner),
        .errors = form.errors,
        .status = form.status};
    if (!form.saved_now.empty()) page.saved_now = {{.key = "Hours", .value = form.saved_now}};
    return directory_form(app, request, actor, page);
}

core::Result<OwnersPatterns> kept(App& app, const core::Actor& actor, const CalendarOwner& owner)
{
    return app.read(actor, [&](core::UnitOfWork& work) -> core::Result<OwnersPatterns> {
        const auto allowed = core::permit_to_keep(work, actor, owner, app.now());
        if (!allowed) return allowed.error();
        return core::view_working_pattern(work, app.clock, actor, owner);
    });
}

HoursForm typed_form(const Fields& fields)
{
    HoursForm form{.term_time_only = is_ticked(fields, "term_time_only"),
                   .from = fields.get("from"),
                   .until = fields.get("until"),
                   .place = place_in(fields.get("pattern")),
                   .version = version_of(fields)};
    for (std::size_t day = 0; day < form.hours.size(); ++day)
        form.hours[day] = fields.get(hours_field(day));
    return form;
}

WorkingPattern pattern_of(const Fields& fields,
                          const HoursForm& form,
                          std::vector<core::FieldError>& unread)
{
    WorkingPattern pattern{.term_time_only = form.term_time_only,
                           .from = typed_date_of(fields, "from", unread),
                           .until = typed_date_of(fields, "until", unread)};
    for (std::size_t day = 0; day < form.hours.size(); ++day) {
        auto hours = typed_hours(form.hours[day]);
        if (!hours)
            unread.push_back({hours_field(day), "Enter hours like 09:00 to 12:30, 13:00 to 17:00"});
        else
            pattern.hours[day] = *std::move(hours);
    }
    return pattern;
}

// Those that go on end before the first day of the new ones.
void make_room(std::vector<WorkingPattern>& patterns, const WorkingPattern& added)
{
    if (!added.from) return;
    for (WorkingPattern& each : patterns) {
        const bool begins_earlier = !each.from || *each.from < *added.from;
        if (begins_earlier && !each.until) each.until = *added.from - std::chrono::days{1};
    }
}

// "patterns.2.hours.monday" at the field of the form; what is said of another pattern says that
// the two overlap.
core::Error at_fields(core::Error error)
{
    for (core::FieldError& each : error.fields) {
        const auto after_number = each.field.find('.', std::string{"patterns."}.size());
        if (!each.field.starts_with("patterns.") || after_number == std::string::npos) continue;
        each.field = each.field.substr(after_number + 1);
        if (each.field == "hours") each.field = hours_field(0);
    }
    return error;
}

Response no_such_page(App& app, const Request& request, const core::Actor& actor)
{
    return refusal_page(app, request, actor, {core::Refusal::not_found});
}

std::string text_of(const OwnersPatterns& patterns)
{
    std::string text;
    for (const WorkingPattern& each : patterns.patterns)
        text += (text.empty() ? "" : "\n") + days_of_pattern(each) + ": " + week_text(each.hours);
    return text.empty() ? "None" : text;
}

}  // namespace

Response get_working_hours(App& app, const Request& request, const core::Actor& actor)
{
    const auto owner = owner_in(request);
    if (!owner) return no_such_page(app, request, actor);
    const auto patterns = kept(app, actor, *owner);
    if (!patterns) return refusal_page(app, request, actor, patterns.error());
    const std::size_t place = place_in(request.query.get("pattern"));
    const bool is_change = place < patterns->patterns.size();
    HoursForm form = is_change ? form_with(patterns->patterns[place]) : usual_form();
    if (is_change) form.place = place;
    form.version = patterns->version;
    return hours_page(app, request, actor, *owner, form);
}

Response post_working_hours(App& app, const Request& request, const core::Actor& actor)
{
    const auto owner = owner_in(request);
    if (!owner) return no_such_page(app, request, actor);
    const Fields fields = form_of(request);
    HoursForm form = typed_form(fields);
    std::vector<core::FieldError> unread;
    const WorkingPattern pattern = pattern_of(fields, form, unread);
    const auto saved =
        app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<OwnersPatterns> {
            auto patterns = core::view_working_pattern(work, app.clock, actor, *owner);
            if (!patterns) return patterns.error();
            OwnersPatterns command = *std::move(patterns);
            // A place says nothing once somebody has changed the list.
            if (command.version != form.version) return core::Refusal::stale_version;
            if (form.place < command.patterns.size()) {
                command.patterns[form.place] = pattern;
            } else {
                make_room(command.patterns, pattern);
                command.patterns.push_back(pattern);
            }
            auto outcome = core::set_working_pattern(work, app.clock, actor, command);
            if (!outcome) outcome = at_fields(outcome.error());
            return with_unread(unread, std::move(outcome));
        });
    if (saved) return done(times_url(actor, *owner), "hours-saved");
    const core::Error& error = saved.error();
    if (!belongs_in_form(error)) return refusal_page(app, request, actor, error);
    form.errors = form_errors(error);
    form.status = refusal_status(error.refusal);
    if (error.refusal == core::Refusal::stale_version) {
        const auto now = kept(app, actor, *owner);
        if (!now) return refusal_page(app, request, actor, now.error());
        form.saved_now = text_of(*now);
        form.version = now->version;
    }
    return hours_page(app, request, actor, *owner, form);
}

Response get_remove_working_hours(App& app, const Request& request, const core::Actor& actor)
{
    const auto owner = owner_in(request);
    if (!owner) return no_such_page(app, request, actor);
    const auto patterns = kept(app, actor, *owner);
    if (!patterns) return refusal_page(app, request, actor, patterns.error());
    const std::size_t place = place_in(request.query.get("pattern"));
    if (place >= patterns->patterns.size()) return no_such_page(app, request, actor);
    const WorkingPattern& pattern = patterns->patterns[place];
    const Frame frame = frame_for(app,
                                  request,
                                  actor,
                                  {.title = "Remove working hours",
                                   .section = Section::calendar,
                                   .back = {"Times", times_url(actor, *owner)}});
    return html_response(
        200,
        confirm_page(
            frame,
            {.heading = "Remove these working hours?",
             .paragraphs = {days_of_pattern(pattern) + ": " + week_text(pattern.hours) + ".",
                            "On those days the hours of the service count again."},
             .fields = {hidden_input("version", number_text(patterns->version)),
                        hidden_input("pattern", number_text(place))},
             .button = {.label = "Remove these hours", .look = ButtonLook::warning},
             .action_url = times_part_url(*owner, "hours/remove"),
             .cancel_url = times_url(actor, *owner)}));
}

Response post_remove_working_hours(App& app, const Request& request, const core::Actor& actor)
{
    const auto owner = owner_in(request);
    if (!owner) return no_such_page(app, request, actor);
    const Fields fields = form_of(request);
    const std::size_t place = place_in(fields.get("pattern"));
    const auto saved =
        app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<OwnersPatterns> {
            auto patterns = core::view_working_pattern(work, app.clock, actor, *owner);
            if (!patterns) return patterns.error();
            OwnersPatterns command = *std::move(patterns);
            if (command.version != version_of(fields)) return core::Refusal::stale_version;
            if (place >= command.patterns.size()) return core::Refusal::not_found;
            command.patterns.erase(command.patterns.begin() + static_cast<std::ptrdiff_t>(place));
            return core::set_working_pattern(work, app.clock, actor, command);
        });
    if (!saved) return refusal_page(app, request, actor, saved.error());
    return done(times_url(actor, *owner), "hours-saved");
}

}  // namespace quorate::server
