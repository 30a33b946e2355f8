#include "core/directory/allowed_domains.hpp"

#include "core/delivery/delivery_store.hpp"
#include "core/directory/address_check.hpp"
#include "core/directory/contact_import.hpp"
#include "core/proposals/decide_proposal.hpp"
#include "tests/core/directory/directory_fixture.hpp"

namespace quorate::core {
namespace {

using test::staff;

class AllowedDomains : public test::DirectoryTest {
protected:
    Actor manager()
    {
        Actor actor = staff("sm");
        actor.credential = "sign-in of sm";
        return actor;
    }

    Actor administrator()
    {
        Actor actor = test::administrator("am", clock_.now());
        actor.credential = "sign-in of am";
        return actor;
    }

    Result<Proposal> propose(const std::string& kind, const std::string& domain)
    {
        return propose(kind, domain, manager());
    }

    Result<Proposal> propose(const std::string& kind, const std::string& domain, const Actor& actor)
    {
        return change([&](UnitOfWork& work) {
            return propose_domain(work, clock_, random_, actor, {.kind = kind, .domain = domain});
        });
    }

    Result<Proposal> confirm(const Proposal& proposal, const Actor& actor)
    {
        return change(
            [&](UnitOfWork& work) { return confirm_proposal(work, clock_, actor, proposal.id); });
    }

    void allow(const std::string& kind, const std::string& domain)
    {
        const auto asked = propose(kind, domain);
        ASSERT_TRUE(asked) << told(asked);
        ASSERT_TRUE(confirm(*asked, administrator()));
    }

    std::string domains()
    {
        return ask([](UnitOfWork& work) {
            std::string text;
            for (const AllowedDomain& each : work.allowed_domains.of(test::exampleshire))
                text +=
                    (text.empty() ? "" : " ") + std::string{code(each.kind)} + ":" + each.domain;
            return text;
        });
    }
};

TEST_F(AllowedDomains, TakeTwoPeopleToAddAndToEnd)
{
    const auto asked = propose("police", " @Police.Example ");
    ASSERT_TRUE(asked) << told(asked);
    EXPECT_EQ(domains(), "");
    EXPECT_EQ(confirm(*asked, manager()).error().refusal, Refusal::needs_second_person);
    ASSERT_TRUE(confirm(*asked, administrator()));
    EXPECT_EQ(domains(), "police:police.example");
    EXPECT_EQ(told(propose("police", "police.example")), "domain: This domain is allowed already");

    const auto ended = change([&](UnitOfWork& work) {
        return propose_end_of_domain(
            work, clock_, random_, manager(), {.kind = "police", .domain = "police.example"});
    });
    ASSERT_TRUE(ended);
    EXPECT_EQ(domains(), "police:police.example");
    ASSERT_TRUE(confirm(*ended, administrator()));
    EXPECT_EQ(domains(), "");
}

TEST_F(AllowedDomains, AreForManagersAndAdministrators)
{
    for (const char* who : {"bs", "sw", "cc", "tm"})
        EXPECT_EQ(propose("police", "police.example", staff(who)).error().refusal,
                  Refusal::not_permitted)
            << who;
}

TEST_F(AllowedDomains, AreSpeltInPlainLettersAndBelongToSomebody)
{
    for (const char* wrong :
         {"", "uk", "police", "-a.uk", "a..uk", "p\xd0\xbelice.uk", "xn--plice-8pf.uk", "a b.uk"})
        EXPECT_EQ(told(propose("police", wrong)),
                  "domain: Enter a domain like nhs.net, or .nhs.uk with a dot in front for all "
                  "below it")
            << wrong;
    EXPECT_EQ(told(propose("police", ".co.uk")),
              "domain: Anybody can have an address below this domain. Enter the agency's own");
    EXPECT_EQ(told(propose("police", "kent.pollce.uk")),
              "domain: kent.pollce.uk is nearly police.uk. Correct it");
    EXPECT_EQ(told(propose("fire", "fire.example")), "kind: Choose a kind of agency");
}

TEST_F(AllowedDomains, CanBeNearlyOthersOnceSomebodyHasCheckedThem)
{
    allow("police", "sussex.police.uk");
    const auto asked = [this](const std::string& domain, bool is_checked) {
        return change([&](UnitOfWork& work) {
            return propose_domain(work,
                                  clock_,
                                  random_,
                                  manager(),
                                  {.kind = "police", .domain = domain, .is_checked = is_checked});
        });
    };

    EXPECT_EQ(told(asked("essex.police.uk", false)),
              "domain: essex.police.uk is nearly sussex.police.uk. Correct it; or ring the agency, "
              "and tick that you have checked it");
    EXPECT_TRUE(asked("essex.police.uk", true));
    EXPECT_EQ(told(asked("essex.pollce.uk", true)),
              "domain: essex.pollce.uk is nearly police.uk. Correct it");
}

TEST(AllowedDomain, IsItselfOrWithADotInFrontWhatIsBelowIt)
{
    const std::vector<AllowedDomain> list{
        {.authority = {}, .kind = AgencyKind::health, .domain = "nhs.net"},
        {.authority = {}, .kind = AgencyKind::health, .domain = ".nhs.uk"}};

    EXPECT_TRUE(is_allowed(list, AgencyKind::health, "nhs.net"));
    EXPECT_TRUE(is_allowed(list, AgencyKind::health, "north.nhs.uk"));
    EXPECT_TRUE(is_allowed(list, AgencyKind::health, "a.north.nhs.uk"));
    for (const char* outside : {"north.nhs.net", "nhs.uk", "evilnhs.uk", "nhs.uk.example", ""})
        EXPECT_FALSE(is_allowed(list, AgencyKind::health, outside)) << outside;
    EXPECT_TRUE(is_allowed(list, AgencyKind::police, "anything.example")) << "no list, no limit";
}

TEST_F(AllowedDomains, KeepOtherAddressesFromContactsHoweverTheyWereChecked)
{
    const Agency agency = police();
    allow("police", ".police.example");
    ContactDetails details = robin();

    EXPECT_EQ(told(add_contact(agency.id, details)),
              "email: This address ends in police.example, and mail to this kind of agency "
              "(Police) goes to: .police.example. Correct it, or ask a service manager to allow "
              "the domain");
    details.email = Email{"robin@north.police.example"};
    EXPECT_TRUE(add_contact(agency.id, details));
    EXPECT_TRUE(add_contact(school().id, robin())) << "of another kind";
    const auto plan = ask([&](UnitOfWork& work) {
        return preview_contact_import(work,
                                      clock_,
                                      staff("bs"),
                                      "agency,name,job_title,email\n"
                                      "Northshire Police,Sam Hill,Officer,sam@mail.example\n");
    });
    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->count(ImportOutcome::refused), 1);
}

TEST_F(AllowedDomains, SayWhomAChangeWouldShutOutBeforeItIsConfirmed)
{
    const Agency agency = police();
    ASSERT_TRUE(add_contact(agency.id, robin()));
    const auto shut_out = [&](const Result<Proposal>& asked) {
        return change([&](UnitOfWork& work) {
                   return view_proposal(work, clock_, administrator(), asked->id);
               })
            ->shut_out.value();
    };
    const auto first = propose("police", "other.example");
    ASSERT_TRUE(first);

    EXPECT_TRUE(shut_out(first).is_first);
    EXPECT_EQ(shut_out(first).contacts, 1);
    EXPECT_EQ(shut_out(first).invited, 0);
    const auto health = propose("health", "other.example");
    ASSERT_TRUE(health);
    EXPECT_EQ(shut_out(health).contacts, 0) << "of that kind alone";

    ASSERT_TRUE(confirm(*first, administrator()));
    const auto second = propose("police", "third.example");
    ASSERT_TRUE(second);
    EXPECT_FALSE(shut_out(second).is_first);
    EXPECT_EQ(shut_out(second).contacts, 0) << "they are outside already";
}

TEST_F(AllowedDomains, LetAnAddressOutsideBeCheckedByItsReaderAlone)
{
    const Agency agency = police();
    ContactDetails details = robin();
    details.address_checked = false;
    const Contact contact = *add_contact(agency.id, details);
    allow("police", "other.example");

    const auto ticked = change([&](UnitOfWork& work) {
        return check_contact_address(work, clock_, staff("bs"), contact.id, "telephone");
    });
    EXPECT_EQ(ticked.error().refusal, Refusal::invalid_input);

    const auto view = ask([&](UnitOfWork& work) { return view_domains(work, clock_, manager()); });
    ASSERT_TRUE(view);
    ASSERT_EQ(view->outside.size(), 1u);
    EXPECT_EQ(view->outside.front().contact.id, contact.id);
}

}  // namespace
}  // namespace quorate::core
