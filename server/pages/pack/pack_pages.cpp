#include "server/pages/pack/pack_pages.hpp"

#include <algorithm>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/dates/typed_time.hpp"
#include "core/pack/compose_pack.hpp"
#include "core/pack/release_pack.hpp"
#include "server/app/page.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/pack/report_pages.hpp"
#include "server/pages/record/record_views.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

// The form as it was sent, or as it is filled in from what is kept.
struct Typed {
    std::string on = {};
    std::string time = {};
    std::vector<std::string> left_out = {};
    int version = 0;
    std::vector<core::FieldError> errors = {};
    int status = 200;
};

Typed typed_of(const core::PackBoard& board)
{
    Typed typed{.on = core::typed_date(core::london_date(board.offered_at)),
                .time = core::london_clock_time(board.offered_at),
                .version = board.pack.version};
    for (const core::InviteeId& seat : board.pack.left_out)
        typed.left_out.push_back(seat.text());
    return typed;
}

std::string agency_words(const core::InviteeEntry& seat)
{
    return seat.agency_name.empty() ? seat.job : seat.agency_name;
}

std::string person_words(const core::InviteeEntry& seat)
{
    return seat.name.reveal() + (seat.job.empty() ? "" : ", " + seat.job);
}

// When it goes or went, in one sentence.
std::string standing(const core::PackBoard& board)
{
    if (board.is_released()) {
        const core::PackVersion& last = board.versions.back();
        std::string words = "Version " + core::version_text(last.number, board.items) +
                            " was released on " + core::london_long_time(last.released_at) + ".";
        if (board.supplement_at)
            words += " What came late goes out on " + core::london_long_time(*board.supplement_at) +
                     ", as a late supplement.";
        return words;
    }
    const std::string when = core::london_long_time(board.release_at);
    if (board.pack.version == 0)
        return "Nobody has put the pack together yet, so nothing goes to anybody. The usual time "
               "to release it " +
               std::string{board.is_overdue ? "has passed: it was " : "is "} + when + ".";
    if (board.rows.empty())
        return "It is to be released on " + when +
               ". No report has come yet: without one nothing goes out.";
    return "It is released to the professionals on " + when + ", and not before.";
}

View row_view(const core::PackBoard& board, const core::PackRow& row)
{
    View view;
    view["item"] =
        text(row.item ? "Item " + std::to_string(row.item->number) : std::string{"Waits"});
    view["agency"] = agency_words(row.seat);
    view["report_url"] = reports_url(board.file.meeting.id, row.report.id.text());
    view["report_words"] = "Version " + number_text(row.report.number) +
                           " of the report, received " + table_date(row.report.received_on.value());
    std::string late;
    if (row.late_since) late = "Late supplement, " + core::london_short_time(*row.late_since);
    if (row.item && row.item->replaces > 0)
        late += ". In the place of item " + number_text(row.item->replaces);
    view["late"] = late;
    return view;
}

View reader_view(const core::PackReaderRow& row)
{
    const core::PackReader& reader = row.reader;
    View view;
    view["person"] = person_words(row.seat);
    view["agency"] = row.seat.agency_name;
    view["pack_version"] = number_text(reader.pack_version);
    view["released"] = core::london_short_time(reader.released_at);
    view["by_hand"] = reader.message.empty();
    std::string opened = "Not yet";
    if (reader.opened_at) {
        opened = core::london_short_time(*reader.opened_at);
        if (reader.openings > 1)
            opened += ", " + counted(reader.openings, "time", "times") + " in all";
    }
    if (row.code_asked_at)
        opened += ". A code was asked for and not entered: " +
                  core::london_short_time(*row.code_asked_at);
    view["opened"] = opened;
    return view;
}

std::vector<View> fields_of(const core::PackBoard& board, const Typed& typed)
{
    std::vector<View> fields;
    if (!board.is_released()) {
        fields.push_back(date_input({.name = "release_on",
                                     .label = "On which day is it released?",
                                     .value = typed.on,
                                     .hint = "Usually " + core::london_long_time(board.usual_at),
                                     .error = error_for(typed.errors, "release_on")}));
        fields.push_back(time_input({.name = "release_time",
                                     .label = "At what time?",
                                     .value = typed.time,
                                     .error = error_for(typed.errors, "release_time")}));
    }
    if (!board.offered.empty()) {
        Checkboxes boxes{.name = "left_out",
                         .legend = "Reports that do not go into the pack",
                         .chosen = typed.left_out,
                         .hint = "Tick what is to be left out, such as papers of a court",
                         .error = error_for(typed.errors, "left_out"),
                         .small = true};
        for (const core::InviteeEntry& seat : board.offered)
            boxes.options.push_back(
                {.value = seat.invitee.id.text(), .label = "Leave out " + agency_words(seat)});
        fields.push_back(checkboxes(boxes));
    }
    return fields;
}

void add_forms(View& page, const core::PackBoard& board, const Typed& typed)
{
    const core::MeetingId& meeting = board.file.meeting.id;
    const std::vector<View> fields = fields_of(board, typed);
    const bool waits = std::ranges::any_of(
        board.rows, [](const core::PackRow& row) { return !row.item.has_value(); });
    page["compose_url"] =
        board.may_compose && !fields.empty() ? meeting_url(meeting, "pack") : std::string{};
    page["form_heading"] =
        text(board.pack.version == 0 ? "Put the pack together" : "Change what was chosen");
    page["version"] = number_text(typed.version);
    page["fields"] = view_list(fields, std::identity{});
    page["save"] = button({.label = board.pack.version == 0 ? "Put the pack together" : "Save"});
    page["release_url"] = board.may_compose && board.pack.version > 0 && waits
                              ? meeting_url(meeting, "pack/release")
                              : std::string{};
    const Checkboxes sure{
        .name = "confirmed",
        .legend = "Release it by hand",
        .options = {{"yes",
                     "Every professional with a seat may read these reports now. It cannot be "
                     "taken back"}},
        .error = error_for(typed.errors, "confirmed"),
        .small = true};
    page["sure"] = checkboxes(sure);
    page["release"] =
        button({.label = board.is_released() ? "Release what came late now" : "Release it now",
                .look = ButtonLook::secondary});
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const core::PackBoard& board,
              const Typed& typed)
{
    const core::MeetingId& meeting = board.file.meeting.id;
    View page;
    page["error_summary"] = error_summary(typed.errors);
    page["head"] = page_head(
        {.heading = "Pack for the meeting",
         .sub = board.needs_reports ? "The reports that the professionals read before it"
                                    : "Nobody is asked for a report before a meeting of this type",
         .eyebrow = meeting_line(board.file)});
    page["tabs"] = meeting_tabs(actor, board.file.meeting, "reports");
    page["needs_reports"] = board.needs_reports;
    page["standing"] = standing(board);
    page["has_rows"] = !board.rows.empty();
    page["rows"] =
        view_list(board.rows, [&](const core::PackRow& row) { return row_view(board, row); });
    page["has_missing"] = !board.missing.empty();
    page["missing"] = view_list(board.missing, [](const core::InviteeEntry& seat) {
        View view;
        view["agency"] = agency_words(seat);
        view["person"] = person_words(seat);
        return view;
    });
    page["reports_url"] = reports_url(meeting);
    page["has_readers"] = !board.readers.empty();
    page["readers"] = view_list(board.readers, reader_view);
    add_forms(page, board, typed);
    return html_page(app,
                     request,
                     actor,
                     "pack/pack",
                     {.title = "Pack for a meeting",
                      .section = Section::meetings,
                      .back = {.label = "Back to the meeting", .url = meeting_url(meeting)},
                      .status = typed.status},
                     std::move(page));
}

core::Result<core::PackBoard> look(App& app, const Request& request, const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_pack(work, meeting_tools(app), actor, core::MeetingId{request.value(0)});
    });
}

// What was typed, as a command; what cannot be read is among its errors.
core::ComposePack asked_in(const Request& request, const Fields& form)
{
    core::ComposePack command{.meeting = core::MeetingId{request.value(0)},
                              .version = form_version(form)};
    for (const std::string& seat : form.all("left_out"))
        command.left_out.emplace_back(seat);
    const auto on = typed_date_of(form, "release_on", command.errors);
    if (!on) return command;
    const auto time = core::parse_typed_time(form.get("release_time"));
    if (time)
        command.release_at = core::london_instant(*on + *time);
    else
        command.errors.push_back({"release_time", "Enter the time, for example 10:00"});
    return command;
}

}  // namespace

Response get_pack(App& app, const Request& request, const core::Actor& actor)
{
    const auto board = look(app, request, actor);
    if (!board) return refusal_page(app, request, actor, board.error());
    return show(app, request, actor, *board, typed_of(*board));
}

Response post_pack(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const core::ComposePack command = asked_in(request, form);
    const auto saved = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::compose_pack(work, meeting_tools(app), actor, command);
    });
    if (saved) return done(meeting_url(command.meeting, "pack"), "pack-chosen");
    const auto trouble = form_trouble(saved.error());
    if (!trouble) return refusal_page(app, request, actor, saved.error());
    const auto board = look(app, request, actor);
    if (!board) return refusal_page(app, request, actor, board.error());
    Typed typed{.on = form.get("release_on"),
                .time = form.get("release_time"),
                .left_out = form.all("left_out"),
                .version = board->pack.version,
                .errors = trouble->errors,
                .status = trouble->status};
    for (core::FieldError& error : typed.errors)
        if (error.field == "release_at") error.field = "release_on";
    return show(app, request, actor, *board, typed);
}

Response post_pack_release(App& app, const Request& request, const core::Actor& actor)
{
    const core::MeetingId meeting{request.value(0)};
    if (form_of(request).get("confirmed") != "yes") {
        const auto board = look(app, request, actor);
        if (!board) return refusal_page(app, request, actor, board.error());
        Typed typed = typed_of(*board);
        typed.errors = {{"confirmed", "Confirm that it goes out now, as it cannot be taken back"}};
        typed.status = 422;
        return show(app, request, actor, *board, typed);
    }
    const auto released = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::release_pack_now(work, meeting_tools(app), actor, meeting);
    });
    if (!released) return refusal_page(app, request, actor, released.error());
    return done(meeting_url(meeting, "pack"), "pack-released");
}

}  // namespace quorate::server
