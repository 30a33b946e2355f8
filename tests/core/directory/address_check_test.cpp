#include "core/directory/address_check.hpp"

#include "core/delivery/delivery_store.hpp"
#include "core/directory/contacts.hpp"
#include "tests/core/directory/directory_fixture.hpp"
#include "tests/support/fake_links.hpp"

namespace quorate::core {
namespace {

using test::staff;

class AddressCheck : public test::DirectoryTest {
protected:
    AddressLinkTools tools() { return {.clock = clock_, .random = random_, .links = links_}; }

    Contact unchecked()
    {
        const Agency agency = police();
        ContactDetails details = robin();
        details.address_checked = false;
        return *add_contact(agency.id, details);
    }

    Result<AddressLink> send(const Contact& contact, const Actor& actor = staff("bs"))
    {
        return change(
            [&](UnitOfWork& work) { return send_address_link(work, tools(), actor, contact.id); });
    }

    std::string token(const AddressLink& link)
    {
        return links_.token(address_link_purpose, link.id.text(), 1);
    }

    Result<Done> answer(const std::string& token, bool is_theirs)
    {
        return change([&](UnitOfWork& work) {
            return answer_address_link(work, tools(), token, is_theirs, "192.0.2.0/24");
        });
    }

    Result<AddressQuestion> look(const std::string& token)
    {
        return ask(
            [&](UnitOfWork& work) { return open_address_link(work, links_, token, clock_.now()); });
    }

    bool is_unchecked(const Contact& each)
    {
        return ask([&](UnitOfWork& work) {
            return work.deliveries.is_unchecked(each.authority, each.id, each.email);
        });
    }

    test::FakeLinks links_;
};

TEST_F(AddressCheck, IsDoneByTheAnswerAndNotByALook)
{
    const Contact contact = unchecked();
    const std::string link = token(*send(contact));

    const auto question = look(link);
    ASSERT_TRUE(question);
    EXPECT_EQ(question->agency, "Northshire Police");
    EXPECT_TRUE(is_unchecked(contact));

    EXPECT_TRUE(answer(link, true));
    EXPECT_FALSE(is_unchecked(contact));
    EXPECT_EQ(answer(link, false).error().refusal, Refusal::link_stopped) << "once";
    EXPECT_EQ(look(link)->answer, "theirs");
    EXPECT_TRUE(look(link)->name.empty());
}

TEST_F(AddressCheck, FailsWhenItsReaderIsSomebodyElse)
{
    const Contact contact = unchecked();

    EXPECT_TRUE(answer(token(*send(contact)), false));

    EXPECT_TRUE(is_unchecked(contact));
    const auto standing = ask([&](UnitOfWork& work) { return address_standing(work, contact); });
    EXPECT_EQ(standing.last_link->answer, "not_theirs");
}

TEST_F(AddressCheck, WorksForSevenDaysAndByTheLastLinkAlone)
{
    const Contact contact = unchecked();
    const std::string first = token(*send(contact));
    clock_.advance(std::chrono::hours{1});
    const std::string second = token(*send(contact));

    EXPECT_EQ(answer(first, true).error().refusal, Refusal::link_stopped);
    clock_.advance(std::chrono::days{7});
    EXPECT_EQ(answer(second, true).error().refusal, Refusal::link_stopped);
    EXPECT_TRUE(is_unchecked(contact));
}

TEST_F(AddressCheck, IsOfTheAddressThatTheContactHasNow)
{
    const Contact contact = unchecked();
    const std::string link = token(*send(contact));
    ContactDetails details = robin();
    details.email = Email{"other@police.example"};
    details.address_checked = false;
    const auto moved = change([&](UnitOfWork& work) {
        return edit_contact(work,
                            clock_,
                            staff("bs"),
                            {.entry = {contact.id, contact.version}, .details = details});
    });
    ASSERT_TRUE(moved);

    EXPECT_EQ(answer(link, true).error().refusal, Refusal::link_stopped);
    EXPECT_TRUE(is_unchecked(*moved));
}

TEST_F(AddressCheck, IsAskedForByThoseWhoMayAndFiveTimesADay)
{
    const Contact contact = unchecked();

    EXPECT_EQ(send(contact, staff("sw")).error().refusal, Refusal::not_permitted);
    EXPECT_EQ(send(contact, stranger()).error().refusal, Refusal::hidden);
    EXPECT_EQ(send(contact, agency_person(AgencyId{"another"})).error().refusal, Refusal::hidden);
    EXPECT_TRUE(send(contact, agency_person(contact.agency)));
    for (int number = 2; number <= most_address_links_a_day; ++number)
        EXPECT_TRUE(send(contact));
    EXPECT_EQ(send(contact).error().refusal, Refusal::too_many_attempts);
}

TEST_F(AddressCheck, IsNotAskedForOfAnAddressThatIsKnown)
{
    const Contact contact = *add_contact(police().id, robin());

    EXPECT_EQ(send(contact).error().refusal, Refusal::wrong_state);
}

}  // namespace
}  // namespace quorate::core
