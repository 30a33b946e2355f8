#include "server/templates/renderer.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "server/templates/program.hpp"

namespace quorate::server {
namespace {

std::string filled(std::string_view text, const View& data)
{
    const TemplateSource sources[] = {{"page", text},
                                      {"components/part", "<{{name}}>"},
                                      {"components/row", "{{#cells}}{{.}},{{/cells}}\n"}};
    return Programs{sources}.render("page", data);
}

View named(std::string_view name)
{
    View view;
    view["name"] = text(name);
    return view;
}

TEST(Templates, EscapeEveryCharacterThatMeansSomethingInHtml)
{
    EXPECT_EQ(filled("[{{name}}]", named("<b title='x' id=\"y\">&")),
              "[&lt;b title=&#39;x&#39; id=&quot;y&quot;&gt;&amp;]");
}

TEST(Templates, ShowASectionOnceForEachItem)
{
    View page;
    page["people"] = view_list(std::vector<std::string>{"Ash", "Gwen"}, named);

    EXPECT_EQ(filled("{{#people}}{{name}};{{/people}}", page), "Ash;Gwen;");
}

TEST(Templates, TreatFalseEmptyTextEmptyListAndMissingAsNothing)
{
    View page;
    page["no"] = false;
    page["blank"] = "";
    page["none"] = View{View::type::list};

    for (const char* name : {"no", "blank", "none", "missing"}) {
        const std::string n = name;
        EXPECT_EQ(
            filled("{{#" + n + "}}there{{/" + n + "}}{{^" + n + "}}nothing{{/" + n + "}}", page),
            "nothing");
    }
}

TEST(Templates, LookOutwardsForANameAndInwardsAlongDots)
{
    View page;
    page["frame"] = named("Exampleshire");
    page["outer"] = "seen";
    page["inner"] = named("x");

    EXPECT_EQ(filled("{{#inner}}{{name}} {{outer}} {{frame.name}}{{/inner}}", page),
              "x seen Exampleshire");
}

TEST(Templates, PutPartialsInPlace)
{
    View page;
    page["people"] = view_list(std::vector<std::string>{"Ash", "Gwen"}, named);

    EXPECT_EQ(filled("{{#people}}{{> part}}{{/people}}", page), "<Ash><Gwen>");
}

TEST(Templates, LeaveNoEmptyLineWhereATagStoodAlone)
{
    EXPECT_EQ(filled("a\n  {{#name}}\nb\n  {{/name}}\n{{! note }}\nc", named("x")), "a\nb\nc");
}

TEST(Templates, KeepALineBreakThatWasTypedFirst)
{
    EXPECT_EQ(filled("<textarea>\n{{name}}</textarea>", named("\nx")),
              "<textarea>\n\nx</textarea>");
}

TEST(Templates, RefuseToShowAHole)
{
    EXPECT_THROW(filled("{{nmae}}", named("x")), std::logic_error);
    EXPECT_THROW(render("there-is-no-such-page", View{}), std::logic_error);
}

struct Mistake {
    const char* name;
    const char* text;
};

class BrokenTemplate : public testing::TestWithParam<Mistake> {};

TEST_P(BrokenTemplate, StopsTheStart)
{
    const TemplateSource sources[] = {
        {"page", GetParam().text}, {"a", "{{> b}}"}, {"b", "{{> page}}"}};
    EXPECT_THROW(Programs{sources}, std::logic_error);
}

INSTANTIATE_TEST_SUITE_P(Each,
                         BrokenTemplate,
                         testing::Values(Mistake{"UnclosedTag", "{{name"},
                                         Mistake{"UnclosedSection", "{{#name}}x"},
                                         Mistake{"CrossedSections", "{{#a}}{{#b}}{{/a}}{{/b}}"},
                                         Mistake{"ClosedTooOften", "x{{/a}}"},
                                         Mistake{"UnknownPartial", "{{> nowhere}}"},
                                         Mistake{"PartialInsideItself", "{{> a}}"},
                                         Mistake{"EmptyTag", "{{ }}"},
                                         Mistake{"UnescapedByAmpersand", "{{& name}}"}),
                         [](const auto& test) { return test.param.name; });

TEST(Templates, OfTheProductAllCompile)
{
    EXPECT_NO_THROW(check_templates());
}

TEST(Templates, MayBeFilledByManyThreadsAtOnce)
{
    const View page = named("<x>");
    const TemplateSource sources[] = {{"page", "{{#name}}{{name}}{{/name}}"}};
    const Programs programs{sources};
    std::vector<std::jthread> threads;
    std::atomic<int> right = 0;
    for (int each = 0; each < 4; ++each)
        threads.emplace_back([&] {
            for (int turn = 0; turn < 200; ++turn)
                if (programs.render("page", page) == "&lt;x&gt;") ++right;
        });
    threads.clear();

    EXPECT_EQ(right, 800);
}

}  // namespace
}  // namespace quorate::server
