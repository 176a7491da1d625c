"""Which of the common first names are women's, and which may be either's."""

EITHER = frozenset(
    (
        "Alex Alexis Andrea Ariel Ashley Cameron Chris Dale Dana Dawn Jackie Jackson Jamie Jean"
        " Jesse Jordan Kelly Kim Lee Leslie Logan Lou Lynn Madison Mai Marion Morgan Nicola Pat"
        " Robin Sam Shannon Shawn Sidney Taylor Terry Tracy Will Xi Yuki Grant Austin April Grace"
    ).split()
)
WOMEN = frozenset(
    (
        "Aisha Alexandra Alice Alicia Alison Allison Amanda Amber Amelia Amy Ana Angela Anita Ann"
        " Anna Anne Annie April Audrey Barbara Becky Beth Betty Brenda Camilla Carla Carmen Carol"
        " Caroline Carrie Catherine Cathy Cecilia Charlotte Christina Christine Cindy Claire Clara"
        " Claudia Crystal Cynthia Danielle Deborah Diana Diane Donna Doris Dorothy Edith Eileen"
        " Elaine Eleanor Elena Elizabeth Ella Ellen Emily Emma Erica Erin Eva Evelyn Fatima Fiona"
        " Frances Gemma Gina Giorgia Gloria Grace Hannah Heather Helen Hillary Holly Irene Isabel"
        " Isabella Jada Jane Janet Jasmine Jennifer Jenny Jessica Jill Joan Joanna Joyce Judith"
        " Judy Julia Julie June Kamala Karen Kate Katherine Kathleen Kathryn Kathy Katie Kimberly"
        " Laura Lauren Laurie Leah Letitia Lily Linda Lisa Liz Lois Louise Lucia Lucy Lydia"
        " Margaret Maria Marie Marilyn Martha Mary Masha Maureen Maya Megan Melanie Melinda Melissa"
        " Michele Michelle Miriam Moira Molly Monica Nadia Nancy Naomi Natalie Natasha Nina Nora"
        " Olivia Pamela Patricia Paula Penny Phoebe Rachel Rebecca Rita Rosa Rose Ruth Sally"
        " Samantha Sandra Sara Sarah Sharon Sheila Shirley Silvia Sofia Sonia Sophia Sophie Stella"
        " Stephanie Sue Susan Suzanne Sylvia Tammy Tara Teresa Theresa Tiffany Tina Ursula Valerie"
        " Vanessa Vera Veronica Victoria Violet Virginia Wanda Wendy Yvonne Zoe"
    ).split()
)
