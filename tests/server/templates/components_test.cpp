#include "server/templates/components.hpp"

#include <gmock/gmock.h>

#include "server/templates/form_components.hpp"
#include "server/templates/renderer.hpp"
#include "tests/support/dates.hpp"

namespace quorate::server {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Field, GivesBackWhatWasTypedEscaped)
{
    const auto html = render("components/field",
                             text_input({.name = "room", .label = "Room", .value = "\"><script>"}));

    EXPECT_THAT(html, HasSubstr("value=\"&quot;&gt;&lt;script&gt;\""));
    EXPECT_THAT(html, HasSubstr("<label class=\"govuk-label\" for=\"room\">Room</label>"));
    EXPECT_THAT(html, Not(HasSubstr("aria-describedby")));
}

TEST(Field, SaysItsErrorAndHintToScreenReaders)
{
    const auto html = render(
        "components/field",
        date_input(
            {.name = "held_on", .label = "Date of the conference", .error = "Enter the date"}));

    EXPECT_THAT(html, HasSubstr("aria-describedby=\"held_on-hint held_on-error\""));
    EXPECT_THAT(html, HasSubstr("id=\"held_on-error\""));
    EXPECT_THAT(html, HasSubstr("For example, 25/11/2026"));
    EXPECT_THAT(html, HasSubstr("govuk-input--error"));
}

TEST(Field, NeverGivesBackAPassword)
{
    EXPECT_THAT(render("components/field", password_input({})), Not(HasSubstr("value=")));
}

TEST(Field, KeepsTheChoiceThatWasMade)
{
    const std::vector<Option> kinds{{"icpc", "Initial conference"},
                                    {"core", "Core group", "Six weekly"}};

    const auto list =
        render("components/field",
               select({.name = "kind", .label = "Kind", .options = kinds, .chosen = "core"}));
    const auto buttons =
        render("components/field",
               radios({.name = "kind", .legend = "Kind", .options = kinds, .chosen = "core"}));
    const auto boxes = render(
        "components/field",
        checkboxes(
            {.name = "kind", .legend = "Kind", .options = kinds, .chosen = {"icpc", "core"}}));

    EXPECT_THAT(list, HasSubstr("<option value=\"core\" selected>Core group</option>"));
    EXPECT_THAT(buttons,
                HasSubstr("id=\"kind-2\" name=\"kind\" type=\"radio\" value=\"core\" checked"));
    EXPECT_THAT(buttons, HasSubstr("id=\"kind\" name=\"kind\" type=\"radio\" value=\"icpc\">"));
    EXPECT_THAT(buttons, HasSubstr("Six weekly"));
    EXPECT_THAT(boxes, HasSubstr("value=\"icpc\" checked"));
    EXPECT_THAT(boxes, HasSubstr("value=\"core\" checked"));
}

TEST(Field, OfEveryKindCanStandInAList)
{
    View page;
    page["fields"] = view_list(
        std::vector<View>{textarea({.name = "why", .label = "Why", .value = "\ntwo\nlines"}),
                          file_input({.name = "file", .label = "File", .accept = ".csv"}),
                          hidden_input("version", "3")},
        [](const View& field) { return field; });

    std::string html;
    for (const View& field : page.get("fields")->list_value())
        html += render("components/field", field);

    EXPECT_THAT(html, HasSubstr(">\n\ntwo\nlines</textarea>"));
    EXPECT_THAT(html, HasSubstr("accept=\".csv\""));
    EXPECT_THAT(html, HasSubstr("<input type=\"hidden\" name=\"version\" value=\"3\">"));
}

TEST(ErrorSummary, LinksEachMessageToItsField)
{
    const auto html =
        render("components/error_summary",
               error_summary({{"held_on", "Enter the date"}, {"", "Choose one of the two"}}));

    EXPECT_THAT(html, HasSubstr("<a href=\"#held_on\">Enter the date</a>"));
    EXPECT_THAT(html, HasSubstr("<li>Choose one of the two</li>"));
}

TEST(Errors, AreFoundByFieldForTheFieldItself)
{
    const std::vector<core::FieldError> errors{{"room", "Choose a room"}};

    EXPECT_EQ(error_for(errors, "room"), "Choose a room");
    EXPECT_EQ(error_for(errors, "chair"), "");
}

TEST(DeadlineChip, SaysInWordsHowLongThereIs)
{
    const auto words = [](int days) {
        const View view = deadline_chip({.working_days = days, .is_late = days < 0});
        return view.get("kind")->string_value() + ": " + view.get("words")->string_value();
    };

    EXPECT_EQ(words(-2), "late: 2 working days late");
    EXPECT_EQ(words(-1), "late: 1 working day late");
    EXPECT_EQ(words(0), "today: Today");
    EXPECT_EQ(words(4), "soon: 4 working days");
    EXPECT_EQ(words(5), "ok: 5 working days");
    EXPECT_EQ(deadline_chip({.is_late = true}).get("words")->string_value(), "Late");
}

TEST(DeadlineChip, SaysTheTimeOfALimitInHours)
{
    const auto words = [](core::TimeLeft left) {
        left.until = test::at("2026-11-27T14:30");
        const View view = deadline_chip(left);
        return view.get("kind")->string_value() + ": " + view.get("words")->string_value();
    };

    EXPECT_EQ(words({.is_last_day = true}), "today: Today at 14:30");
    EXPECT_EQ(words({}), "soon: Fri 27 Nov at 14:30");  // at a weekend
    EXPECT_EQ(words({.working_days = 5}), "ok: Fri 27 Nov at 14:30");
    EXPECT_EQ(words({.is_late = true, .is_last_day = true}), "late: Late");
    EXPECT_EQ(words({.working_days = -1, .is_late = true}), "late: 1 working day late");
}

TEST(Chip, HasADrawingAndWords)
{
    const auto html = render("components/chip", chip(Chip::lock, "Restricted"));

    EXPECT_THAT(html, HasSubstr("cm-chip--lock"));
    EXPECT_THAT(html, HasSubstr("aria-hidden=\"true\""));
    EXPECT_THAT(html, HasSubstr("</svg>Restricted</span>"));
}

TEST(Table, LabelsItsCellsForAPhone)
{
    const auto html =
        render("components/table",
               table({.caption = "Rooms",
                      .columns = {"Room", "Seats", ""},
                      .rows = {{.cells = {{.text = "Oak", .url = "/rooms/1"},
                                          {.text = "12", .number = true},
                                          {.buttons = {{"Change", "/rooms/1/change", "Oak"}}}},
                                .tone = RowTone::soon}}}));

    EXPECT_THAT(html, HasSubstr("<tr class=\"is-soon\">"));
    EXPECT_THAT(html, HasSubstr("<a class=\"govuk-link\" href=\"/rooms/1\">Oak</a>"));
    EXPECT_THAT(html, HasSubstr("<td class=\"is-num\" data-label=\"Seats\">12"));
    EXPECT_THAT(html, HasSubstr("Change<span class=\"govuk-visually-hidden\"> Oak</span>"));
}

TEST(Parts, OfAPageShowWhatTheyAreGiven)
{
    EXPECT_THAT(render("components/pagination", pagination("", "/meetings?after=x")),
                HasSubstr("rel=\"next\""));
    EXPECT_THAT(render("components/empty_state",
                       empty_state({.heading = "Every meeting has a date",
                                    .text = "Nothing is waiting.",
                                    .link = {"See the calendar", "/calendar"}})),
                HasSubstr("href=\"/calendar\">See the calendar</a>"));
    EXPECT_THAT(render("components/subnav",
                       subnav("Work to do", {{"Needs a date", "/needs-a-date", 8, true}})),
                HasSubstr("aria-current=\"page\">Needs a date <span class=\"cm-cnt\">(8)</span>"));
    EXPECT_THAT(render("components/summary_list", summary_list({{"Where", "Oak\nTown Hall"}})),
                HasSubstr("Oak\nTown Hall"));
    EXPECT_THAT(render("components/page_head", page_head({.heading = "Rooms", .sub = "3 rooms"})),
                HasSubstr("Rooms</h1>"));
    EXPECT_THAT(render("components/alert", alert(Alert::warning, {.strong = "Mail is waiting."})),
                HasSubstr("Warning: </span><strong>Mail is waiting.</strong>"));
    EXPECT_THAT(render("components/button", button({.label = "Send", .look = ButtonLook::warning})),
                HasSubstr("govuk-button--warning"));
}

}  // namespace
}  // namespace quorate::server
