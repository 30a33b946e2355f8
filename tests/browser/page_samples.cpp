// Writes each component and standard page as a file, for the browser tests to look at:
//     page_samples DIRECTORY
#include <filesystem>
#include <fstream>
#include <iostream>

#include "core/support/refusals.hpp"
#include "server/static/asset_table.hpp"
#include "server/templates/program.hpp"
#include "server/templates/standard_pages.hpp"

namespace quorate::server {
namespace {

constexpr std::string_view gallery = R"({{> layout_top}}
{{#head}}{{> page_head}}{{/head}}
{{#tabs}}{{> subnav}}{{/tabs}}
<div class="cm-grid cm-grid--2">
<div>
<form method="post" action="/" novalidate>{{> csrf}}
{{#fields}}
{{> field}}
{{/fields}}
{{#buttons}}
{{> button}}
{{/buttons}}
</form>
</div>
<div>
{{#alerts}}
{{> alert}}
{{/alerts}}
<p class="govuk-body cm-flex">{{#chips}}{{> chip}}{{/chips}}</p>
{{#nothing}}
{{> empty_state}}
{{/nothing}}
{{#summary}}
{{> summary_list}}
{{/summary}}
</div>
</div>
{{#table}}
{{> table}}
{{/table}}
{{#pages}}
{{> pagination}}
{{/pages}}
{{> layout_bottom}}
)";

constexpr std::string_view reply = R"({{> layout_top}}
{{#head}}{{> page_head}}{{/head}}
<form method="post" action="/" novalidate>{{> csrf}}
{{#fields}}
{{> field}}
{{/fields}}
{{#buttons}}
{{> button}}
{{/buttons}}
</form>
{{> layout_bottom}}
)";

constexpr std::string_view enhancements = R"({{> layout_top}}
<h1 class="govuk-heading-l">Minutes</h1>
<form method="post" action="/" data-autosave-url="/autosave" novalidate>{{> csrf}}
<input type="hidden" name="version" value="3">
{{#note}}
{{> field}}
{{/note}}
<p class="govuk-body" role="status" data-autosave-status></p>
</form>
<section id="replies" data-live-url="/live" aria-label="Replies"><p class="govuk-body">1 reply</p></section>
<p class="govuk-body" role="status" data-live-status></p>
{{#address}}
{{> field}}
{{/address}}
<button class="govuk-button" type="button" hidden data-copy="address" data-says="says">Copy</button>
<p class="govuk-body" id="says" role="status"></p>
<form method="post" action="/" data-bulk novalidate>{{> csrf}}
<div class="cm-bulk"><span data-bulk-count role="status">Choose rows</span></div>
<table class="cm-table"><caption class="govuk-visually-hidden">Rows</caption><thead><tr><th scope="col">Choose</th></tr></thead>
<tbody><tr><td><input class="cm-cb" type="checkbox" name="row" value="1" aria-label="First"></td></tr>
<tr><td><input class="cm-cb" type="checkbox" name="row" value="2" aria-label="Second"></td></tr></tbody></table>
</form>
<form method="post" action="/register" novalidate>{{> csrf}}
<ul class="cm-att" data-register-url="/register/again"><li><label for="seat-1">Robin Dummyson</label><input type="hidden" name="was-seat-1" value="present"><input type="hidden" name="kept-seat-1" value="unknown"><select id="seat-1" name="seat-1"><option value="unknown">Not marked</option><option value="present" selected>Present</option><option value="absent">Absent</option></select></li></ul>
<div data-register-save><button class="govuk-button" type="submit" data-module="govuk-button">Save who is here</button><p class="govuk-body" role="status" data-register-status></p></div>
</form>
<form method="post" action="/item" data-unsaved-form novalidate>{{> csrf}}
<label class="govuk-label" for="what">What will be done</label><input class="govuk-input" id="what" name="what">
<button class="govuk-button" type="submit" name="do" value="action" data-module="govuk-button">Add this action</button>
</form>
<p class="govuk-body" role="status" data-held-status></p>
{{> layout_bottom}}
)";

View same(const View& view)
{
    return view;
}

View field_samples(const std::vector<core::FieldError>& errors)
{
    const std::vector<Option> modes{{"room", "In a room"},
                                    {"video", "By video", "A link is sent to each person"}};
    const std::vector<Option> rooms{{"oak", "Oak"}, {"elm", "Elm"}};
    const auto error = [&](std::string_view name) { return error_for(errors, name); };
    const std::vector<View> fields{
        text_input({.name = "reference",
                    .label = "Reference",
                    .value = "EX-2041",
                    .hint = "As on the letter",
                    .error = error("reference"),
                    .width = 20}),
        date_input({.name = "held_on",
                    .label = "Date of the conference",
                    .value = "11/12/2026",
                    .error = error("held_on")}),
        time_input({.name = "starts", .label = "Start", .error = error("starts")}),
        text_input({.name = "chair",
                    .label = "Chair",
                    .error = error("chair"),
                    .suggestions = {"Gwen Sampleford", "Bea Mockridge"}}),
        select({.name = "place",
                .label = "Room",
                .options = rooms,
                .chosen = "elm",
                .prompt = "Choose a room",
                .error = error("place")}),
        radios({.name = "mode",
                .legend = "How is it held?",
                .options = modes,
                .chosen = "video",
                .error = error("mode")}),
        radios({.name = "sibling",
                .legend = "Are brothers and sisters included?",
                .options = {{"yes", "Yes"}, {"no", "No"}},
                .error = error("sibling"),
                .inline_row = true,
                .small = true}),
        checkboxes({.name = "needs",
                    .legend = "What is needed?",
                    .options = {{"interpreter", "Interpreter"}, {"access", "Step-free access"}},
                    .chosen = {"access"},
                    .hint = "Choose all that apply",
                    .error = error("needs")}),
        textarea({.name = "why", .label = "Why it is late", .error = error("why"), .rows = 3}),
        file_input({.name = "contacts",
                    .label = "File of contacts",
                    .hint = "CSV, at most 1 MB",
                    .error = error("contacts"),
                    .accept = ".csv"}),
        hidden_input("version", "3")};
    return view_list(fields, same);
}

View table_sample()
{
    const auto row = [](RowTone tone, const char* family, int days, const char* why) {
        return TableRow{{{.text = family, .url = "/families/f", .sub = "EX-2038"},
                         {.text = "Review conference"},
                         {.sub = "Last day Fri 20 Nov",
                          .chips = {deadline_chip({.working_days = days, .is_late = days < 0})}},
                         {.text = why},
                         {.buttons = {{"Find a date", "/meetings/m/time", family}}}},
                        tone};
    };
    return table({.caption = "Meetings that need a date",
                  .columns = {"Family", "Meeting", "Time left", "Why this date", ""},
                  .rows = {row(RowTone::late, "Exemplar", -1, "3 months after the conference."),
                           row(RowTone::soon, "Trialby", 0, "Referral taken today."),
                           row(RowTone::plain, "Sandling", 9, "Local rule: 10 working days.")}});
}

View gallery_page(const std::vector<core::FieldError>& errors)
{
    const std::vector<Button> buttons{{.label = "Save", .look = ButtonLook::primary},
                                      {.label = "Save and send", .look = ButtonLook::secondary},
                                      {.label = "Remove", .look = ButtonLook::warning}};
    const std::vector<View> alerts{
        alert(Alert::success, {"Saved.", "You have 10 minutes.", "Stop them", "/undo"}),
        alert(Alert::information, {.text = "The rules changed in September."}),
        alert(Alert::warning, {"Ash Demosby changed this at 09:11.", "The room is now Oak."}),
        alert(Alert::error, {"1 invitation came back.", "", "Correct the address", "/people/p"})};
    const std::vector<View> chips{chip(Chip::late, "1 working day late"),
                                  chip(Chip::today, "Today"),
                                  chip(Chip::soon, "4 working days"),
                                  chip(Chip::ok, "6 working days"),
                                  chip(Chip::done, "Quorum met"),
                                  chip(Chip::none, "No reply"),
                                  chip(Chip::lock, "Restricted"),
                                  chip(Chip::child, "Child comes")};
    View page;
    page["error_summary"] = error_summary(errors);
    page["head"] = page_head({.heading = "Needs a date",
                              .sub = "8 meetings with a last day and no date yet",
                              .eyebrow = "Exampleshire",
                              .buttons = {{"Add a meeting", "/meetings/new"}}});
    page["tabs"] = subnav("Work to do",
                          {{"Needs a date", "/needs-a-date", 8, true},
                           {"Quorum at risk", "/quorum-at-risk", 3},
                           {"Reports missing", "/reports-missing", 5}});
    page["fields"] = field_samples(errors);
    page["buttons"] = view_list(buttons, button);
    page["alerts"] = view_list(alerts, same);
    page["chips"] = view_list(chips, same);
    page["nothing"] = empty_state({.heading = "Every meeting has a date",
                                   .text = "Nothing is waiting.",
                                   .link = {"See the calendar", "/calendar"}});
    page["summary"] =
        summary_list({{"Where", "Room Oak\nTown Hall", {{"Change", "/m", "the room"}}},
                      {"When", "Wednesday 25 November 2026, 10:00"}});
    page["table"] = table_sample();
    page["pages"] = pagination("/meetings?before=a", "/meetings?after=b");
    return page;
}

// A page behind a link as somebody who is written to in Welsh has it back, with an error.
View welsh_page(const std::vector<core::FieldError>& errors)
{
    using core::Language;
    const std::vector<View> fields{
        field_in(Language::welsh,
                 radios({.name = "reply",
                         .legend = "Allwch chi ddod?",
                         .options = {{"attend", "Gallaf, byddaf yn dod"},
                                     {"remote", "Gallaf, byddaf yn ymuno drwy fideo"}},
                         .error = error_for(errors, "reply")})),
        field_in(
            Language::welsh,
            textarea({.name = "note",
                      .label = "Oes angen unrhyw beth arnoch? (dewisol)",
                      .value = "Ŵyr neb eto",
                      .hint = "Er enghraifft cyfieithydd, help i gyrraedd, neu sgwrs yn gyntaf",
                      .rows = 4}))};
    const std::vector<Button> buttons{{.label = "Anfon ateb"}};
    View page;
    page["error_summary"] = error_summary(errors, Language::welsh);
    page["neutral"] = true;
    page["head"] = page_head({.heading = "Cyfarfod: dydd Mercher 25 Tachwedd 2026",
                              .sub = "10 tan hanner awr wedi 11 y bore"});
    page["fields"] = view_list(fields, same);
    page["buttons"] = view_list(buttons, button);
    return page;
}

void write(const std::filesystem::path& file, std::string_view content)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream{file, std::ios::binary} << content;
}

void write_samples(const std::filesystem::path& directory)
{
    std::vector<TemplateSource> sources{template_sources().begin(), template_sources().end()};
    sources.push_back({"gallery", gallery});
    sources.push_back({"enhancements", enhancements});
    sources.push_back({"reply", reply});
    const Programs programs{sources};

    Frame frame{.title = "Needs a date",
                .organisation = "Exampleshire Council",
                .demo_banner = "Today is Monday 23 November 2026.",
                .csrf_token = "token"};
    const Frame outside = frame;
    frame.signed_in = SignedIn{core::PersonName{"Ash Demosby"}, "business support"};
    frame.navigation = staff_navigation(Section::needs_a_date, {.needs_a_date = 8, .actions = 2});

    const std::vector<core::FieldError> errors{{"reference", "Enter the reference"},
                                               {"held_on", "The date must be after today"},
                                               {"place", "Choose a room"},
                                               {"mode", "Choose how it is held"},
                                               {"needs", "Choose what is needed"},
                                               {"why", "Say why it is late"},
                                               {"contacts", "Choose a file"}};
    write(directory / "components.html",
          programs.render("gallery", framed(frame, gallery_page({}))));
    View page;
    page["note"] = textarea({.name = "item-1", .label = "What was said", .value = "First words"});
    page["address"] = text_input(
        {.name = "address", .label = "Calendar address", .value = "https://example.org/feed"});
    write(directory / "enhancements.html",
          programs.render("enhancements", framed(frame, std::move(page))));
    frame.back = {"Meetings", "/meetings"};
    frame.flash = Flash{Alert::success, {.strong = "Saved."}};
    write(directory / "errors.html",
          programs.render("gallery", framed(frame, gallery_page(errors))));
    frame.flash.reset();

    const std::vector<DemoPerson> people{
        {"u1", core::PersonName{"Gwen Sampleford"}, "Conference chair"},
        {"u2", core::PersonName{"Ash Demosby"}, "Business support"},
        {"u3", core::PersonName{"Kit Placeholder"}, "Social worker"}};
    write(directory / "sign-in.html",
          sign_in_page(outside, {.demo_people = people, .duty_phone = "01632 960 011"}));
    write(directory / "sign-in-refused.html",
          sign_in_page(outside,
                       {.email = "ash@exampleshire.example",
                        .errors = {{"email", "The e-mail address or the password is not right"}}}));
    write(
        directory / "confirm-password.html",
        confirm_password_page(
            frame, {.why = "Booking after the last day needs your password.", .cancel_url = "/"}));
    write(directory / "confirm.html",
          confirm_page(frame,
                       {.eyebrow = "EX-2041",
                        .heading = "Cancel this meeting?",
                        .paragraphs = {"Everyone invited is told at once."},
                        .warning = "11 people will be told",
                        .fields = {textarea({.name = "reason", .label = "Why it is cancelled"})},
                        .button = {.label = "Cancel the meeting", .look = ButtonLook::warning},
                        .action_url = "/meetings/m/cancel",
                        .cancel_url = "/meetings/m"}));
    write(
        directory / "refusal.html",
        refusal_page(frame, {core::Refusal::room_taken}, "7F3K-21", {"Back to the meeting", "/m"}));
    write(directory / "fault.html", fault_page(frame, "7F3K-22"));
    write(
        directory / "message.html",
        message_page(outside, {.heading = "Thank you", .paragraphs = {"Your reply is recorded."}}));
    Frame welsh = outside;
    welsh.title = "Eich cyfarfod";
    welsh.demo_banner = "Heddiw yw dydd Llun 23 Tachwedd 2026.";
    welsh.language = core::Language::welsh;
    welsh.english_url = "?lang=en";
    welsh.welsh_url = "?lang=cy";
    write(directory / "welsh.html", programs.render("reply", framed(welsh, welsh_page({}))));
    write(
        directory / "welsh-errors.html",
        programs.render("reply", framed(welsh, welsh_page({{"reply", "Dewiswch a allwch ddod"}}))));
    write(directory / "welsh-refusal.html",
          refusal_page(welsh, {core::Refusal::link_stopped}, "7F3K-23"));
    write(directory / "help.html", plain_page(frame, PlainPage::help, ""));
    write(directory / "privacy.html", plain_page(outside, PlainPage::privacy, ""));
    write(directory / "cookies.html", plain_page(outside, PlainPage::cookies, ""));
    write(directory / "accessibility.html",
          plain_page(outside, PlainPage::accessibility, "Telephone 01632 960 012."));
    write(directory / "help-dates.html", help_dates_page(frame));
    for (const NamedAsset& each : asset_table())
        write(directory / each.asset.path.substr(1), each.asset.raw);
}

}  // namespace
}  // namespace quorate::server

int main(int count, char** arguments)
{
    if (count != 2) {
        std::cerr << "usage: page_samples DIRECTORY\n";
        return 2;
    }
    quorate::server::write_samples(arguments[1]);
}
