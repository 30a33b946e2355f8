#include "server/pages/scheduling/service_times_pages.hpp"

#include <algorithm>

#include "core/availability/service_times.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_time.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/app/unread_fields.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/scheduling/calendar_urls.hpp"
#include "server/pages/scheduling/time_words.hpp"
#include "server/templates/standard_pages.hpp"

namespace quorate::server {
namespace {

using core::SchoolHoliday;
using core::SchoolHolidays;
using core::ServiceHours;

constexpr std::string_view title = "School holidays and service hours";

struct Typed {
    std::optional<std::string> opens = {};
    std::string closes = {};
    std::string name = {};
    std::string from = {};
    std::string until = {};
    std::vector<core::FieldError> errors = {};
    int status = 200;
};

struct ServiceTimes {
    ServiceHours hours;
    SchoolHolidays holidays;
};

core::Result<ServiceTimes> found(App& app, const core::Actor& actor)
{
    return app.read(actor, [&](core::UnitOfWork& work) -> core::Result<ServiceTimes> {
        auto hours = core::view_service_hours(work, app.clock, actor);
        if (!hours) return hours.error();
        auto holidays = core::view_school_holidays(work, app.clock, actor);
        if (!holidays) return holidays.error();
        return ServiceTimes{*std::move(hours), *std::move(holidays)};
    });
}

std::string remove_url(const SchoolHoliday& holiday)
{
    return service_times_url() + "/holidays/" + core::iso(holiday.from) + "/remove";
}

std::string days_text(const SchoolHoliday& holiday)
{
    if (holiday.from == holiday.until) return core::long_date(holiday.from);
    return core::long_date(holiday.from) + " to " + core::long_date(holiday.until);
}

// What is over is of no use to anybody.
Table holidays_table(const SchoolHolidays& holidays, core::Date today, bool may_change)
{
    Table list{.caption = "School holidays", .columns = {"Holiday", "Days"}};
    if (may_change) list.columns.emplace_back();
    for (const SchoolHoliday& each : holidays.holidays) {
        if (each.until < today) continue;
        TableRow row{.cells = {{.text = each.name}, {.text = days_text(each)}}};
        if (may_change) row.cells.push_back({.buttons = {{"Remove", remove_url(each), each.name}}});
        list.rows.push_back(std::move(row));
    }
    return list;
}

void add_forms(View& page, const ServiceTimes& times, const Typed& typed)
{
    const auto wrong = [&](std::string_view field) { return error_for(typed.errors, field); };
    page["hours_url"] = service_times_url() + "/hours";
    page["hours_fields"] = std::vector<View>{
        time_input({.name = "opens",
                    .label = "From",
                    .value = typed.opens.value_or(minutes_text(times.hours.opens)),
                    .error = wrong("opens")}),
        time_input({.name = "closes",
                    .label = "Until",
                    .value = typed.opens ? typed.closes : minutes_text(times.hours.closes),
                    .error = wrong("closes")}),
        hidden_input("version", number_text(times.hours.version))};
    page["save_hours"] = button({.label = "Save these hours"});
    page["holiday_url"] = service_times_url() + "/holidays";
    page["holiday_fields"] =
        std::vector<View>{text_input({.name = "name",
                                      .label = "What to call it",
                                      .value = typed.name,
                                      .hint = "For example Autumn half term",
                                      .error = wrong("name"),
                                      .autocomplete = "off"}),
                          date_input({.name = "from",
                                      .label = "First day without school",
                                      .value = typed.from,
                                      .error = wrong("from")}),
                          date_input({.name = "until",
                                      .label = "Last day without school",
                                      .value = typed.until,
                                      .error = wrong("until")}),
                          hidden_input("version", number_text(times.holidays.version))};
    page["add_holiday"] = button({.label = "Add this holiday"});
}

Response times_page(App& app,
                    const Request& request,
                    const core::Actor& actor,
                    const Typed& typed = {})
{
    const auto times = found(app, actor);
    if (!times) return refusal_page(app, request, actor, times.error());
    const bool may_change = may(app, actor, core::Action::room_edit);
    const Table holidays =
        holidays_table(times->holidays, core::london_date(app.now()), may_change);
    View page;
    page["error_summary"] = error_summary(typed.errors);
    page["head"] = page_head(
        {.heading = std::string{title}, .sub = "When meetings are held, for all rooms and people"});
    page["said"] = "Meetings are offered from " + minutes_text(times->hours.opens) + " to " +
                   minutes_text(times->hours.closes) + ", on days that are worked.";
    page["holidays"] = holidays.rows.empty() ? View{false} : table(holidays);
    page["no_holidays"] =
        holidays.rows.empty()
            ? empty_state({.heading = "No school holidays are kept",
                           .text = "People who work in term time only are offered all year.",
                           .icon = "school"})
            : View{false};
    page["may_change"] = may_change;
    add_forms(page, *times, typed);
    return html_page(app,
                     request,
                     actor,
                     "scheduling/service_times",
                     {.title = std::string{title},
                      .section = Section::directory,
                      .back = {"Rooms", directory_url("rooms")},
                      .status = typed.status},
                     std::move(page));
}

Response shown_again(App& app,
                     const Request& request,
                     const core::Actor& actor,
                     Typed typed,
                     const core::Error& error)
{
    if (!belongs_in_form(error)) return refusal_page(app, request, actor, error);
    typed.errors = form_errors(error);
    typed.status = refusal_status(error.refusal);
    return times_page(app, request, actor, typed);
}

std::optional<std::chrono::minutes> time_of(const std::string& text)
{
    if (text == "24:00") return std::chrono::hours{24};
    return core::parse_typed_time(text);
}

// "holidays.3.from" at the field of the form: only one of them is new.
core::Error at_fields(core::Error error)
{
    for (core::FieldError& each : error.fields)
        if (each.field.starts_with("holidays."))
            each.field = each.field.substr(each.field.rfind('.') + 1);
        else if (each.field == "holidays")
            each.field = "name";
    return error;
}

}  // namespace

Response get_service_times(App& app, const Request& request, const core::Actor& actor)
{
    return times_page(app, request, actor);
}

Response post_service_hours(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const Typed typed{.opens = form.get("opens"), .closes = form.get("closes")};
    const auto opens = time_of(*typed.opens);
    const auto closes = time_of(typed.closes);
    std::vector<core::FieldError> unread;
    if (!opens) unread.push_back({"opens", "Enter a time like 09:00"});
    if (!closes) unread.push_back({"closes", "Enter a time like 17:00"});
    ServiceHours command{.version = version_of(form)};
    command.opens = opens.value_or(command.opens);
    command.closes = closes.value_or(command.closes);
    const auto saved = app.transact(actor, [&](core::UnitOfWork& work) {
        return with_unread(unread, core::set_service_hours(work, app.clock, actor, command));
    });
    if (saved) return done(service_times_url(), "hours-saved");
    return shown_again(app, request, actor, typed, saved.error());
}

Response post_school_holiday(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const Typed typed{
        .name = form.get("name"), .from = form.get("from"), .until = form.get("until")};
    std::vector<core::FieldError> unread;
    const auto from = typed_date_of(form, "from", unread);
    const auto until = typed_date_of(form, "until", unread);
    const auto missing = [&](const char* field, const char* words) {
        if (std::ranges::none_of(unread, [&](const auto& each) { return each.field == field; }))
            unread.push_back({field, words});
    };
    if (!from) missing("from", "Enter the first day without school");
    if (!until) missing("until", "Enter the last day without school");
    const auto saved =
        app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<SchoolHolidays> {
            auto kept = core::view_school_holidays(work, app.clock, actor);
            if (!kept) return kept.error();
            SchoolHolidays command = *std::move(kept);
            const core::Date today = core::london_date(app.now());
            std::erase_if(command.holidays,
                          [&](const SchoolHoliday& each) { return each.until < today; });
            const core::Date first = from.value_or(until.value_or(today));
            command.holidays.push_back({typed.name, first, until.value_or(first)});
            command.version = version_of(form);
            auto outcome = core::set_school_holidays(work, app.clock, actor, command);
            if (!outcome) outcome = at_fields(outcome.error());
            return with_unread(unread, std::move(outcome));
        });
    if (saved) return done(service_times_url(), "school-holidays-saved");
    return shown_again(app, request, actor, typed, saved.error());
}

Response get_remove_school_holiday(App& app, const Request& request, const core::Actor& actor)
{
    const auto times = found(app, actor);
    if (!times) return refusal_page(app, request, actor, times.error());
    const auto& holidays = times->holidays.holidays;
    const auto holiday = std::ranges::find_if(
        holidays, [&](const auto& each) { return core::iso(each.from) == request.value(0); });
    if (holiday == holidays.end())
        return refusal_page(app, request, actor, {core::Refusal::not_found});
    const Frame frame = frame_for(app,
                                  request,
                                  actor,
                                  {.title = "Remove a school holiday",
                                   .section = Section::directory,
                                   .back = {std::string{title}, service_times_url()}});
    return html_response(
        200,
        confirm_page(
            frame,
            {.eyebrow = holiday->name,
             .heading = "Is there school after all?",
             .paragraphs = {days_text(*holiday) + ".",
                            "People who work in term time only are offered meetings then again."},
             .fields = {hidden_input("version", number_text(times->holidays.version))},
             .button = {.label = "Remove the holiday", .look = ButtonLook::warning},
             .action_url = remove_url(*holiday),
             .cancel_url = service_times_url()}));
}

Response post_remove_school_holiday(App& app, const Request& request, const core::Actor& actor)
{
    const int version = version_of(form_of(request));
    const auto saved =
        app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<SchoolHolidays> {
            auto kept = core::view_school_holidays(work, app.clock, actor);
            if (!kept) return kept.error();
            SchoolHolidays command = *std::move(kept);
            const auto gone = std::erase_if(command.holidays, [&](const SchoolHoliday& each) {
                return core::iso(each.from) == request.value(0);
            });
            if (gone == 0) return core::Refusal::not_found;
            command.version = version;
            return core::set_school_holidays(work, app.clock, actor, command);
        });
    if (!saved) return refusal_page(app, request, actor, saved.error());
    return done(service_times_url(), "school-holidays-saved");
}

}  // namespace quorate::server
